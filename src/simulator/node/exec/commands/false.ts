import type { Command } from '../process.ts';

export const falseCommand: Command = () => 1;
