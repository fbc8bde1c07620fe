import type { Command } from '../process.ts';

export const trueCommand: Command = () => 0;
