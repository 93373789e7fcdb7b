/** The folder that a VANS operator's program reads and writes, as a network a profile can choose. */
import { CodedError } from '../../../shared/contract';
import type { NetworkFactory } from '../../mailroom/ports/network';
import { openVansFolder, VANS_FOLDER_ID, VANS_FOLDER_TITLE } from './network';
import { checkFolder, claimFolder } from './places';

export function vansFolderNetwork(): NetworkFactory {
  const folderOf = ({ folder }: { folder?: string | undefined }): string => { if (folder === undefined) throw new CodedError('folder-missing'); return folder; };
  return {
    id: VANS_FOLDER_ID, title: VANS_FOLDER_TITLE, training: false, organisations: () => [],
    check: (options) => checkFolder(folderOf(options)),
    async claim(options, gln) { const folder = folderOf(options); return { folder, claim: await claimFolder(folder, gln) }; },
    open: openVansFolder,
  };
}
