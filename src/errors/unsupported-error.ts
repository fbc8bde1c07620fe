import { StreamproofError } from './streamproof-error.ts';

/** The target lacks a capability that the scenario needs: the scenario is skipped with the capability as the reason. */
export class UnsupportedError extends StreamproofError {}
