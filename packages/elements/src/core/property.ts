import type { PropertyDeclaration, ReactiveElement } from "lit";

/** Declares a reactive property. Lit's own decorator also serves standard decorators, which we do not compile to, and is ten times the size. */
export const property =
  (options?: PropertyDeclaration) =>
  (element: ReactiveElement, name: PropertyKey): void =>
    (element.constructor as typeof ReactiveElement).createProperty(name, options);
