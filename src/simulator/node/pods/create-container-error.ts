/** A container that the runtime cannot make. */
export class CreateContainerError extends Error {}
