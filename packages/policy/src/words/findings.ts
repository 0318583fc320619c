/** What each kind of finding of the check means, in the reader's language: for who publishes a pack on screen. */
export { findingWords } from "../check/words.ts";
