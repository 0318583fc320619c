const digits = 6;

/** A code to show in a room: six digits from the machine's own random source, each as likely as the others. */
export function newCode(): string {
  const [drawn] = crypto.getRandomValues(new Uint32Array(1)) as unknown as [number];
  const whole = 10 ** digits;
  // The last, incomplete stretch of numbers would make some codes likelier.
  return drawn < Math.floor(2 ** 32 / whole) * whole ? String(drawn % whole).padStart(digits, "0") : newCode();
}

/** Whether what was typed is the code. It takes as long for every text of that length. */
export function isCode(typed: string, code: string): boolean {
  if (code.length !== digits || typed.length !== digits) return false;
  let differs = 0;
  for (let at = 0; at < digits; at++) differs |= typed.charCodeAt(at) ^ code.charCodeAt(at);
  return differs === 0;
}
