import { errorMessage } from '../error-text.ts';

/** Why a word is no reference to an image, as `oc` says it: shorter about names than nodes do. */
export const referenceProblem = (error: unknown): string =>
  errorMessage(error).replace(/^invalid reference format: (repository name) (?:\(.*\) )?(must)/, '$1 $2');
