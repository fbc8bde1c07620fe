import type { Build } from '../../../resources/builds/build.ts';
import { imageStrategyOf } from '../../../resources/builds/build-config.ts';
import type { Container, EnvVar } from '../../../resources/workloads/pod-spec.ts';
import { type Attachment, equipped } from './attachment.ts';
import { inputFiles, registryCredentials, sourceCredentials, userVolumes } from './build-input.ts';
import type { BuildContainers, BuilderFacts } from './build-pod.ts';
import { sourceVariables, trustVariables } from './build-variables.ts';
import { buildingRights, confined, type Rights } from './builder-rights.ts';
import {
  blobCache,
  blobMetadata,
  clusterConfiguration,
  imageStorage,
  nodePullSecrets,
  workDirectory,
} from './builder-volumes.ts';
import { replaceTrusted } from './trusted-environment.ts';

/** The container that takes in what a build is made from. */
export const sourceContainer = 'git-clone';

/** The scripts of a builder image run neither as root nor with all rights, unless the account of the build may do so. */
const limits: readonly EnvVar[] = [
  { name: 'ALLOWED_UIDS', value: '1-' },
  { name: 'DROP_CAPS', value: 'KILL,MKNOD,SETGID,SETUID' },
];

/** What builds from a Dockerfile, or from sources on a builder image: one container after the other. */
export const builderContainers = (build: Build, facts: BuilderFacts): BuildContainers => {
  const { binary, git, images = [] } = build.spec.source ?? {};
  const strategy = imageStrategyOf(build.spec.strategy);
  const isOfSources = build.spec.strategy.sourceStrategy !== undefined;
  const env = [
    ...replaceTrusted(
      [{ name: 'LANG', value: 'C.utf8' }, ...sourceVariables(build), ...trustVariables(build)],
      strategy?.env ?? [],
    ),
    ...(isOfSources && !facts.runsAsRoot ? limits : []),
  ];
  const cluster = clusterConfiguration(build, facts.trustedHosts);
  const everywhere = [...cluster, blobCache];
  const container = (name: string, task: string, rights: Rights, ...attachments: readonly Attachment[]): Container =>
    equipped(
      {
        name,
        image: facts.image,
        args: [task],
        env,
        resources: build.spec.resources ?? {},
        terminationMessagePolicy: 'FallbackToLogsOnError',
        imagePullPolicy: 'IfNotPresent',
        securityContext: rights,
      },
      attachments,
    );
  const root = buildingRights(strategy?.env);
  const node = [nodePullSecrets, workDirectory, blobMetadata];
  const fetched = git || binary ? sourceCredentials(build) : [];
  const credentials = registryCredentials(build);
  const main = [...node, ...credentials, ...inputFiles(build), ...cluster, ...imageStorage, blobCache];
  const own = userVolumes(
    build,
    main.map(({ mount }) => mount.mountPath),
  );
  const extracted = [...credentials, ...imageStorage];
  return {
    initContainers: [
      ...(git || binary
        ? [
            {
              ...container(sourceContainer, 'openshift-git-clone', confined, workDirectory, ...fetched, ...everywhere),
              ...(binary && { stdin: true, stdinOnce: true }),
            },
          ]
        : []),
      ...(images.length > 0
        ? [
            container(
              'extract-image-content',
              'openshift-extract-image-content',
              root,
              ...node,
              ...extracted,
              ...everywhere,
            ),
          ]
        : []),
      container('manage-dockerfile', 'openshift-manage-dockerfile', confined, workDirectory, ...everywhere),
    ],
    containers: [
      isOfSources
        ? container('sti-build', 'openshift-sti-build', root, ...main, ...own)
        : container('docker-build', 'openshift-docker-build', root, ...main, ...own),
    ],
    attachments: [...volumeOrder(isOfSources), ...fetched, ...(images.length > 0 ? extracted : []), ...main, ...own],
  };
};

const volumeOrder = (isOfSources: boolean): readonly Attachment[] =>
  isOfSources ? [nodePullSecrets, blobMetadata, workDirectory] : [blobMetadata, workDirectory, nodePullSecrets];
