import { StreamproofError } from './streamproof-error.ts';

/** The user must change something; the message names the option, its value and the fix. Exit code 64. */
export class ConfigurationError extends StreamproofError {}
