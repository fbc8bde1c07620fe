import type { Build } from '../../../resources/builds/build.ts';
import type { EnvVar } from '../../../resources/workloads/pod-spec.ts';

/** By which the containers of the pod learn what to build. */
export const buildVariable = (build: Build): EnvVar => ({ name: 'BUILD', value: `${JSON.stringify(build)}\n` });

/** Where the sources are. */
export const sourceVariables = ({ spec }: Build): EnvVar[] => {
  const { git, contextDir } = spec.source ?? {};
  return variables({
    SOURCE_REPOSITORY: git?.uri,
    SOURCE_URI: git?.uri,
    SOURCE_CONTEXT_DIR: contextDir || undefined,
    SOURCE_REF: git?.ref || undefined,
  });
};

/** Whether the authorities that the cluster trusts are there while the image is built. */
export const trustVariables = ({ spec: { mountTrustedCA } }: Build): EnvVar[] =>
  variables({ BUILD_MOUNT_ETC_PKI_CATRUST: mountTrustedCA === undefined ? undefined : String(mountTrustedCA) });

const variables = (values: Readonly<Record<string, string | undefined>>): EnvVar[] =>
  Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
