/**
 * Puts a text on the clipboard. Plain `http://` pages have no clipboard interface: there the field that shows the text is selected and copied.
 * Fulfils with `false` where neither worked; the text is then still selected for the person to copy.
 */
export async function copyText(text: string, field: HTMLTextAreaElement | null): Promise<boolean> {
  field?.select();
  if (!isSecureContext || !("clipboard" in navigator)) return document.execCommand("copy");
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => document.execCommand("copy"),
  );
}
