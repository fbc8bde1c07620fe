import { Command } from 'commander';

import { cleanCommand } from './clean-command.ts';
import { ctlCommand } from './ctl-command.ts';
import { diffCommand } from './diff-command.ts';
import { doctorCommand } from './doctor-command.ts';
import { exitCodesHelp } from './exit-codes.ts';
import { ocCommand } from './oc-command.ts';
import { packageVersion } from './package-root.ts';
import { reportCommand } from './report-command.ts';
import { runCommand } from './run-command.ts';
import { upCommand } from './up-command.ts';

/** The `streamproof` command with its subcommands; each loads what it needs only when it runs. */
export const createProgram = (): Command => {
  const program = new Command('streamproof')
    .description(
      'Proves what an OpenShift image stream does: experiments in Gherkin, on an embedded simulated cluster.',
    )
    .version(packageVersion())
    .enablePositionalOptions()
    .showHelpAfterError('(streamproof --help lists the commands)')
    .addHelpText('after', exitCodesHelp);
  for (const command of [
    runCommand(),
    doctorCommand(),
    cleanCommand(),
    upCommand(),
    ctlCommand(),
    diffCommand(),
    reportCommand(),
    ocCommand(),
  ])
    program.addCommand(inherit(command, program));
  return program.exitOverride();
};

const inherit = (command: Command, program: Command): Command =>
  command
    .copyInheritedSettings(program)
    .showHelpAfterError(`(streamproof ${command.name()} --help lists the options)`)
    .exitOverride();
