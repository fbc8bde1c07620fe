import { booleanFlag, type Flag, listFlag, stringFlag } from '../command-line/flag.ts';
import { outputFlag } from '../command-line/shared-flags.ts';
import { strategyFlag } from './build-strategy.ts';
import { buildEnvironmentFlags, environmentFileFlag } from './environment.ts';

/** Those that are about what it builds, and how it runs what it deploys. */
const buildFlags: readonly Flag[] = [
  strategyFlag,
  ...buildEnvironmentFlags,
  stringFlag('context-dir', 'Context directory to be used for the build.'),
  stringFlag('source-secret', 'The name of an existing secret that should be used for cloning a repository.'),
  booleanFlag('as-test', 'If true create this application as a test deployment, which is scaled down when it is done.'),
  stringFlag('import-mode', "Imports the full manifest list of a tag when set to 'PreserveOriginal'."),
  listFlag('group', 'Components that belong together: <comp1>+<comp2>.'),
  booleanFlag('grant-install-rights', 'If true, an image that installs itself may use your token; there is none here.'),
  booleanFlag('no-install', 'Do not run images that install themselves; there is none here.'),
];

/** Declared by the real one, too, and read by nothing there. */
const withoutEffect: readonly Flag[] = [
  booleanFlag('binary', 'Instead of expecting a source URL, builds expect files; only for new-build.'),
  stringFlag('output-version', 'Has no effect.'),
  booleanFlag('show-all', 'Has no effect.', { short: 'a' }),
  booleanFlag('show-labels', 'Has no effect.'),
  stringFlag('sort-by', 'Has no effect.'),
];

/** The flags of `oc new-app`. */
export const newAppFlags: readonly Flag[] = [
  listFlag('image', 'Name of a container image to include in the app.'),
  listFlag('docker-image', 'Name of a container image to include in the app.', {
    deprecated: 'Deprecated flag use --image',
  }),
  listFlag('image-stream', 'Name of existing image stream to include in the app.', { short: 'i' }),
  stringFlag('name', 'Set name to use for generated application artifacts.'),
  listFlag('labels', 'Label to set in all resources for this application.', { short: 'l' }),
  listFlag('env', 'Specify a key-value pair for an environment variable to set into each container.', { short: 'e' }),
  environmentFileFlag,
  booleanFlag('list', 'List all local templates and image streams that can be used to create.', { short: 'L' }),
  booleanFlag(
    'search',
    'Search all templates, image streams, and container images that match the arguments provided.',
    {
      short: 'S',
    },
  ),
  listFlag('template', 'Name of a stored template to use in the app.'),
  listFlag('file', 'Path to a template file to use for the app.', { short: 'f' }),
  listFlag('param', 'A value for a parameter of the template: NAME=VALUE.', { short: 'p' }),
  listFlag('param-file', 'A file with values for the parameters of the template.'),
  booleanFlag(
    'ignore-unknown-parameters',
    'If true, values for parameters that the template does not have are no error.',
  ),
  ...buildFlags,
  outputFlag,
  ...withoutEffect,
  booleanFlag('dry-run', 'If true, show the result of the operation without performing it.'),
  booleanFlag('as-deployment-config', 'If true create this application as a deployment config.'),
  booleanFlag(
    'insecure-registry',
    'If true, indicates that the referenced container images are on insecure registries.',
  ),
  booleanFlag(
    'allow-missing-images',
    'If true, indicates that referenced container images that cannot be found locally or in a registry should still be used.',
  ),
  booleanFlag(
    'allow-missing-imagestream-tags',
    'If true, indicates that image stream tags that don’t exist should still be used.',
  ),
];
