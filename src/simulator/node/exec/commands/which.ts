import { commandName } from '../command-names.ts';
import { executablePath } from '../executable-path.ts';
import type { Command } from '../process.ts';

export const which: Command = async ({ args, container, directory, environment, out, err }) => {
  let code = 0;
  for (const name of args) {
    const path = await executablePath(name, container.files, directory, environment['PATH']);
    const found = path ?? (commandName(name) === undefined ? undefined : `/usr/bin/${name}`);
    if (found !== undefined) out(`${found}\n`);
    else {
      err(`which: no ${name} in (${environment['PATH'] ?? ''})\n`);
      code = 1;
    }
  }
  return code;
};
