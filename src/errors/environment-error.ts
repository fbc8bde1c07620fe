import { StreamproofError } from './streamproof-error.ts';

/** The experiment could not be carried out (cluster or registry unreachable): inconclusive, not failed. Exit code 2. */
export class EnvironmentError extends StreamproofError {}
