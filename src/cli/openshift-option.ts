import { Option } from 'commander';

import { openShiftReleaseNames } from '../targets/openshift-release-names.ts';

/** `--openshift`, the version that the embedded cluster behaves as. */
export const openshiftOption = (): Option =>
  new Option('--openshift <version>', 'the OpenShift that the embedded cluster behaves as')
    .choices(openShiftReleaseNames)
    .default(openShiftReleaseNames.at(-1));
