import process from 'node:process';

import { chooseChecks } from './checks/choose-checks.ts';
import { runChecks } from './checks/run-checks.ts';

/** `npm test`: runs every check, or those that are named, and closes with the line `N passed, N failed`. */
process.exitCode = await runChecks(await chooseChecks(process.argv.slice(2)));
