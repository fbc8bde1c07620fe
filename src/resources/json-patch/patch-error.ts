/** A JSON patch that does not fit its document; says so in the words of the library that the API server uses. */
export class PatchError extends Error {}
