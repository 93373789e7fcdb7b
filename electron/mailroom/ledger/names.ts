/** Names in a folder. */
import { readdir } from 'node:fs/promises';
import { systemCode } from '../../node/files';

/** No folder has no names. Any other failure to look is a failure: what is there would count as gone, and be written anew. */
export async function namesIn(directory: string): Promise<string[]> {
  try { return await readdir(directory); } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}
