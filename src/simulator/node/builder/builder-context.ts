import type { Credentials } from '../../../distribution/credentials.ts';
import type { DistributionClient } from '../../../distribution/distribution-client.ts';
import { type DockerConfig, findCredentials, parseDockerConfig } from '../../../distribution/docker-config.ts';
import type { Secret } from '../../../resources/access/secret.ts';
import type { Build, BuildStage, BuildStatus } from '../../../resources/builds/build.ts';
import { buildKind, secretKind } from '../../../resources/kinds/kinds.ts';
import type { Client } from '../../apimachinery/client.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { Process } from '../exec/process.ts';
import type { FileTree } from '../files/file-tree.ts';

/** What the builder works with besides its container. */
export interface BuilderOptions {
  /** The API as a service account of a project reaches it. */
  readonly clientOf: (account: string, namespace: string) => Client;
  /** Stands in for the volumes with secrets. */
  readonly listers: Listers;
  readonly registryClient: DistributionClient;
  /** What clients have uploaded, by `<namespace>/<pod>`; what has been read is taken away. */
  readonly uploads: Map<string, Buffer>;
}

/** One program of a build pod at work. */
export interface BuilderContext extends BuilderOptions {
  readonly build: Build;
  readonly process: Process;
  /** The volume that the containers of the pod share. */
  readonly files: FileTree;
  /** What was done so far. */
  readonly stages: BuildStage[];
}

/** Why a build failed, as `reason` and `message` of its status. */
export class BuildFailure extends Error {
  readonly status: Pick<BuildStatus, 'reason' | 'message'>;

  constructor(reason: string, message: string, text: string) {
    super(text);
    this.status = { reason, message };
  }
}

/** Lets the kubelet report that the container runs before it does its work. */
export const beSeen = ({ container }: Process): Promise<void> =>
  new Promise((resolve) => void container.clock.after(0, resolve));

/** Writes a line to the log of the container. */
export const say = ({ process }: BuilderContext, line: string): void => process.out(`${line}\n`);

/** Tells the API what the builder has found out. */
export const reportDetails = async (
  { clientOf, build }: BuilderContext,
  details: Partial<BuildStatus>,
): Promise<void> => {
  const { namespace = '', name } = build.metadata;
  await clientOf(build.spec.serviceAccount || 'builder', namespace).modify<Build>(
    buildKind,
    namespace,
    name,
    (current) => {
      current.status = { ...(current.status ?? { phase: 'Running' }), ...details };
    },
    'details',
  );
};

/** The credentials that a secret of the build's project holds for a repository. */
export const credentialsFor = (
  { listers, build }: BuilderContext,
  secretName: string | undefined,
  registry: string,
  repository: string,
): Credentials | undefined => {
  if (secretName === undefined) return undefined;
  const secret = listers.of<Secret>(secretKind).get(build.metadata.namespace, secretName);
  const configs: DockerConfig[] = ['.dockerconfigjson', '.dockercfg'].flatMap((key) => {
    const content = secret?.data?.[key];
    return content === undefined ? [] : [parseDockerConfig(Buffer.from(content, 'base64').toString())];
  });
  return findCredentials(configs, registry, repository);
};
