/** Hands a file to the person, as the browser does with downloads. */
export function saveAs(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the address after the click, at a time that it does not tell.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
