/** A script that is no shell script. The message is what a shell prints behind its name. */
export class ShellSyntaxError extends Error {}
