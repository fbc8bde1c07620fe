/** What became of a program. */
export interface ProgramResult {
  readonly stdout: string;
  readonly stderr: string;
  /** -1 for one that could not be started. */
  readonly exitCode: number;
  /** Why it could not. */
  readonly problem?: string;
}
