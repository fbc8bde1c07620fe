/** What a command wrote, and how it ended. */
export interface Output {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** A command that went well and wrote this. */
export const success = (stdout: string): Output => ({ stdout, stderr: '', exitCode: 0 });
