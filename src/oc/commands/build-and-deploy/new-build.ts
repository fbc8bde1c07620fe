import { buildLabels, buildObjects } from '../../build/build-objects.ts';
import { planBuild } from '../../build/build-plan.ts';
import { describePlan } from '../../build/describe-plan.ts';
import type { Command } from '../../command.ts';
import { booleanFlag, listFlag, stringFlag } from '../../command-line/flag.ts';
import { outputFlag } from '../../command-line/shared-flags.ts';
import { strategyFlag } from '../../new-app/build-strategy.ts';
import { createNamed, createObjects } from '../../new-app/create-objects.ts';
import { environmentFileFlag } from '../../new-app/environment.ts';
import { warnOfRemotes } from '../../new-app/source-repository.ts';
import { formatTyped } from '../../output/format-chosen.ts';
import { kindOfObject } from '../../template/kind-of-object.ts';
import { importModeOf } from './import/import-request.ts';

/** `oc new-build`: a configuration for builds, and the streams of its base image and of what it builds. */
export const newBuild: Command = {
  usage: '(IMAGE | IMAGESTREAM | PATH | URL ...) [flags]',
  flags: [
    booleanFlag('binary', 'Instead of expecting a source URL, set the build to expect binary contents.'),
    strategyFlag,
    stringFlag('name', 'Set name to use for generated build artifacts.'),
    listFlag('image', 'Name of a container image to use as a builder.'),
    listFlag('docker-image', 'Name of a container image to use as a builder.', {
      deprecated: 'Deprecated flag use --image',
    }),
    listFlag('image-stream', 'Name of an image stream to to use as a builder.', { short: 'i' }),
    stringFlag(
      'to',
      'Push built images to this image stream tag (or container image repository if --to-docker is set).',
    ),
    stringFlag('output-version', 'Has no effect.'),
    booleanFlag('show-all', 'Has no effect.', { short: 'a' }),
    booleanFlag('show-labels', 'Has no effect.'),
    booleanFlag('to-docker', 'If true, have the build output push to a Docker repository.'),
    booleanFlag('no-output', 'If true, the build output will not be pushed anywhere.'),
    stringFlag(
      'dockerfile',
      "Specify the contents of a Dockerfile to build directly, implies --strategy=docker. Pass '-' to read from STDIN.",
      { short: 'D' },
    ),
    listFlag('env', 'Specify a key-value pair for an environment variable to set into resulting image.', {
      short: 'e',
    }),
    environmentFileFlag,
    listFlag('build-arg', 'Specify a key-value pair to pass to Docker during the build.'),
    listFlag('build-secret', 'Secret and destination to use as an input for the build.'),
    listFlag('build-config-map', 'ConfigMap and destination to use as an input for the build.'),
    stringFlag('source-secret', 'The name of an existing secret that should be used for cloning a repository.'),
    stringFlag('push-secret', 'The name of an existing secret that should be used for pushing the output image.'),
    stringFlag('context-dir', 'Context directory to be used for the build.'),
    stringFlag(
      'source-image',
      'Specify an image to use as source for the build.  You must also specify --source-image-path.',
    ),
    stringFlag(
      'source-image-path',
      'Specify the file or directory to copy from the source image and its destination in the build directory. Format: [source]:[destination-dir].',
    ),
    listFlag('labels', 'Label to set in all generated resources.', { short: 'l' }),
    booleanFlag(
      'insecure-registry',
      'If true, indicates that the referenced container images are on insecure registries and should bypass certificate checking',
    ),
    booleanFlag(
      'allow-missing-images',
      'If true, indicates that referenced container images that cannot be found locally or in a registry should still be used.',
    ),
    booleanFlag(
      'allow-missing-imagestream-tags',
      "If true, indicates that image stream tags that don't exist should still be used.",
    ),
    stringFlag('import-mode', "Imports the full manifest list of a tag when set to 'PreserveOriginal'."),
    outputFlag,
    booleanFlag('dry-run', 'If true, show the result of the operation without performing it.'),
  ],
  run: async (invocation) => {
    const { flags, context } = invocation;
    warnOfRemotes(invocation);
    importModeOf(flags.string('import-mode'));
    const plan = await planBuild(invocation);
    if (!flags.has('output')) context.stdout(describePlan(plan));
    const objects = await buildObjects(invocation, plan);
    if (flags.string('output') === 'name') return await createNamed(invocation, objects);
    if (flags.has('output'))
      return context.stdout(
        formatTyped(flags, { objects, kinds: objects.map(kindOfObject), single: false }, { listMeta: {} }),
      );
    const labels = Object.entries(buildLabels(invocation, plan)).map(([key, value]) => `${key}=${value}`);
    context.stdout(`--> Creating resources with label ${labels.join(',')} ...\n`);
    const complete = await createObjects(invocation, objects);
    const dry = flags.boolean('dry-run') ? ' (dry run)' : '';
    context.stdout(complete ? `--> Success${dry}\n` : '--> Failed\n');
    return complete ? 0 : 1;
  },
};
