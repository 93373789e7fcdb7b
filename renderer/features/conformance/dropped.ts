/** What was dropped, as files: folders are opened, and nothing is read yet. */
import { isDirectoryDropItem, isFileDropItem, type DropZoneProps } from 'react-aria-components';

type Items = Parameters<NonNullable<DropZoneProps['onDrop']>>[0]['items'];

/** Stops after `most` files, so that a whole disk dropped by mistake ends. */
export async function filesOf(items: Items, most: number): Promise<File[]> {
  const files: File[] = [];
  const walk = async (item: Items[number]): Promise<void> => {
    if (files.length >= most) return;
    if (isFileDropItem(item)) files.push(await item.getFile());
    else if (isDirectoryDropItem(item)) for await (const entry of item.getEntries()) await walk(entry);
  };
  for (const item of items) await walk(item);
  return files.slice(0, most);
}
