/** Lets the person save something; the shell or the browser asks where. */
export function download(content: Blob, name: string): void {
  // Never opened by what it says it is: a download of unknown kind is only ever saved.
  const url = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has taken its own hold of the content well before this.
  setTimeout(() => { URL.revokeObjectURL(url); }, 60_000);
}
