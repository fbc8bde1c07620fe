import { inputFiles } from '../input-files.ts';
import type { Command } from '../process.ts';

export const cat: Command = async (process) => {
  let code = 0;
  for await (const { content } of inputFiles(
    process,
    process.args.filter((each) => each !== '--'),
    () => (code = 1),
  )) {
    for await (const chunk of content) process.out(chunk);
  }
  return code;
};
