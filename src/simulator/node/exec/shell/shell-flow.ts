/** Ends a shell. */
export class ExitShell extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`exit ${code}`);
    this.code = code;
  }
}

/** Ends a function, or a file that is read in. */
export class ReturnFromFunction extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`return ${code}`);
    this.code = code;
  }
}

/** Ends so many loops, or begins the next turn of the last of them. */
export class LeaveLoop extends Error {
  readonly levels: number;
  readonly continues: boolean;

  constructor(levels: number, continues: boolean) {
    super(continues ? 'continue' : 'break');
    this.levels = levels;
    this.continues = continues;
  }
}

/** Resolves to the code with which a shell exits, or else to that of the work. */
export const untilExit = async (work: () => Promise<number>): Promise<number> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ExitShell || error instanceof ReturnFromFunction) return error.code;
    if (error instanceof LeaveLoop) return 0;
    throw error;
  }
};

/** Resolves to the code that a function returns. */
export const untilReturn = async (work: () => Promise<number>): Promise<number> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ReturnFromFunction) return error.code;
    throw error;
  }
};
