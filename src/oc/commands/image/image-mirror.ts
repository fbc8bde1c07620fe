import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, numberFlag, stringFlag } from '../../command-line/flag.ts';
import { filenameFlag } from '../../command-line/shared-flags.ts';
import { humanSize } from '../../describe/images/human-size.ts';
import { readMappings } from '../../image/mirror-mappings.ts';
import { mirrorPhases } from '../../image/mirror-phases.ts';
import { repositoryOpener, securityFlags, tagExpander } from '../../image/open-repository.ts';
import { planMirror } from '../../image/plan-mirror.ts';
import { filterFlag, platformFilter } from '../../image/platform-filter.ts';
import { printPhases, printPlan } from '../../image/print-plan.ts';
import { mirrorUnit } from '../../image/run-mirror.ts';
import { OcError } from '../../oc-error.ts';

/** `oc image mirror`: copies images between repositories of registries and folders. */
export const imageMirror: Command = {
  usage: 'SRC DST [DST ...] [flags]',
  flags: [
    ...securityFlags,
    filterFlag,
    numberFlag('max-per-registry', 'Number of concurrent requests allowed per registry.', { default: '6' }),
    booleanFlag('dry-run', 'Print the actions that would be taken and exit without writing to the destinations.'),
    booleanFlag('continue-on-error', 'If an error occurs, keep going and attempt to mirror as much as possible.'),
    booleanFlag('skip-missing', 'If an input image is not found, skip them.'),
    booleanFlag('skip-mount', 'Always push layers instead of cross-mounting them'),
    booleanFlag('skip-multiple-scopes', 'Some registries do not support multiple scopes passed to the registry login.'),
    booleanFlag('force', 'Attempt to write all layers and manifests even if they exist in the remote repository.'),
    booleanFlag('keep-manifest-list', 'Always mirror the manifest list.'),
    numberFlag('max-registry', 'Number of concurrent registries to connect to at any one time.', { default: '4' }),
    filenameFlag,
    stringFlag('dir', 'The directory on disk that file:// images will be copied under.'),
    stringFlag('from-dir', 'The directory on disk that file:// images will be read from. Overrides --dir'),
  ],
  run: async (invocation) => {
    const { args, flags, context } = invocation;
    const began = context.now();
    const keepsAll = flags.boolean('keep-manifest-list') && flags.string('filter-by-os') === '';
    const filter = platformFilter(flags, keepsAll ? 'everything' : 'own platform');
    const open = await repositoryOpener(invocation);
    const sourceFolder = flags.string('from-dir') || flags.string('dir');
    const mappings = await readMappings(args, flags.list('filename'), {
      expand: tagExpander(open, sourceFolder),
      cwd: context.cwd ?? process.cwd(),
      stdin: context.stdin ?? '',
    });
    const plan = await planMirror(
      mappings,
      {
        open,
        filter,
        sourceFolder,
        keepList: flags.boolean('keep-manifest-list') || filter.isWildcard,
        dryRun: flags.boolean('dry-run'),
        force: flags.boolean('force'),
        skipMissing: flags.boolean('skip-missing'),
      },
      invocation,
    );
    context.stderr(`${printPlan(plan)}\n`);
    const errors = plan.allErrors();
    for (const { message } of errors) context.stderr(`error: ${message}\n`);
    if (errors.length > 0 && !flags.boolean('continue-on-error'))
      throw new OcError('an error occurred during planning');
    const phases = mirrorPhases(plan);
    context.stderr(`${printPhases(phases)}\ninfo: Planning completed in ${seconds(context.now() - began)}\n`);
    if (flags.boolean('dry-run')) context.stderr('info: Dry run complete\n');
    else await carryOut(invocation, plan, phases, errors.length > 0);
  },
};

const carryOut = async (
  { flags, context }: Invocation,
  plan: Awaited<ReturnType<typeof planMirror>>,
  phases: ReturnType<typeof mirrorPhases>,
  hadErrors: boolean,
): Promise<void> => {
  const work = { force: flags.boolean('force'), skipMount: flags.boolean('skip-mount') };
  const began = context.now();
  let failed = hadErrors;
  let bytes = 0;
  try {
    for (const phase of phases) {
      const results = [];
      for (const unit of phase) results.push(await mirrorUnit(unit, plan, work, context));
      for (const result of results) bytes += result.bytes;
      const errors = results.flatMap((result) => result.errors);
      for (const error of errors) context.stderr(`error: ${error}\n`);
      failed ||= errors.length > 0;
      if (errors.length > 0 && !flags.boolean('continue-on-error'))
        throw new OcError('one or more errors occurred while uploading images');
    }
    if (failed) throw new OcError('one or more errors occurred');
  } finally {
    // Where time is virtual nothing takes any.
    const took = Math.max(1, context.now() - began);
    const rate = humanSize((bytes * 1000) / took);
    context.stderr(`info: Mirroring completed in ${seconds(took)} (${rate}/s)\n`);
  }
};

/** A duration as Go prints it, in steps of 10 ms: `0s`, `20ms`, `1.25s`. */
const seconds = (milliseconds: number): string => {
  const steps = Math.floor(milliseconds / 10) * 10;
  if (steps === 0) return '0s';
  return steps < 1000 ? `${steps}ms` : `${steps / 1000}s`;
};
