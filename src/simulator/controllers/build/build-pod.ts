import { type Build, buildKeys, buildPodName } from '../../../resources/build.ts';
import { imageStrategyOf } from '../../../resources/build-config.ts';
import type { Pod } from '../../../resources/pod.ts';
import type { Container, EnvVar, Volume, VolumeMount } from '../../../resources/pod-spec.ts';
import { controllerReference } from '../controller-reference.ts';
import { replaceTrusted } from './trusted-environment.ts';

/** Where a node keeps what it knows of blobs. */
const CACHE = '/var/lib/containers/cache';
/** Seconds that a build may take when its configuration does not say. */
const WEEK = 604_800;

/** What building images takes. */
const asRoot = { privileged: true, runAsUser: 0, runAsGroup: 0, seccompProfile: { type: 'Unconfined' } };

/** What getting and arranging the source takes. */
const confined = {
  capabilities: { add: ['CHOWN', 'DAC_OVERRIDE'], drop: ['ALL'] },
  privileged: false,
  runAsUser: 0,
  runAsGroup: 0,
  runAsNonRoot: false,
  seccompProfile: { type: 'RuntimeDefault' },
};

/** The container that takes in what a build is made from. */
export const sourceContainer = 'git-clone';

/** What makes the image, by strategy. */
const builders = {
  docker: { name: 'docker-build', args: 'openshift-docker-build', env: [] },
  /** The scripts of a builder image run neither as root nor with all rights. */
  source: {
    name: 'sti-build',
    args: 'openshift-sti-build',
    env: [
      { name: 'ALLOWED_UIDS', value: '1-' },
      { name: 'DROP_CAPS', value: 'KILL,MKNOD,SETGID,SETUID' },
    ],
  },
};

/**
 * The pod that a build of a Dockerfile, or of sources on a builder image, runs in.
 *
 * @param build with all references resolved
 * @param image what its containers run
 * @see https://github.com/openshift/openshift-controller-manager/blob/release-4.19/pkg/build/controller/strategy
 */
export const buildPod = (build: Build, image: string): Pod => {
  const { metadata, spec } = build;
  const { binary, git } = spec.source ?? {};
  const builder = spec.strategy.sourceStrategy === undefined ? builders.docker : builders.source;
  const env = [
    ...replaceTrusted(
      [buildVariable(build), { name: 'LANG', value: 'C.utf8' }],
      imageStrategyOf(spec.strategy)?.env ?? [],
    ),
    ...builder.env,
  ];
  const container = (name: string, args: string, privileged: boolean, mounts: VolumeMount[]): Container => ({
    name,
    image,
    args: [args],
    env,
    resources: spec.resources ?? {},
    volumeMounts: mounts,
    terminationMessagePolicy: 'FallbackToLogsOnError',
    imagePullPolicy: 'IfNotPresent',
    securityContext: privileged ? asRoot : confined,
  });
  const inits = [
    ...(binary || git
      ? [
          {
            ...container(sourceContainer, 'openshift-git-clone', false, [workDirectory]),
            ...(binary && { stdin: true, stdinOnce: true }),
          },
        ]
      : []),
    container('manage-dockerfile', 'openshift-manage-dockerfile', false, [workDirectory]),
  ];
  const secrets = secretVolumes(build);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: buildPodName(build),
      ...(metadata.namespace && { namespace: metadata.namespace }),
      labels: { [buildKeys.name]: metadata.name },
      annotations: { [buildKeys.name]: metadata.name },
      ownerReferences: [controllerReference(build)].map(({ blockOwnerDeletion: _, ...reference }) => reference),
    },
    spec: {
      serviceAccountName: spec.serviceAccount || 'builder',
      initContainers: inits,
      containers: [
        container(builder.name, builder.args, true, [
          { name: 'node-pullsecrets', mountPath: '/var/lib/kubelet/config.json', readOnly: true },
          workDirectory,
          { name: 'buildcachedir', mountPath: CACHE },
          ...secrets.map(({ name }) => ({
            name,
            mountPath: `/var/run/secrets/openshift.io/${name.endsWith('-push') ? 'push' : 'pull'}`,
            readOnly: true,
          })),
        ]),
      ],
      volumes: [
        { name: 'buildcachedir', hostPath: { path: CACHE, type: '' } },
        { name: 'buildworkdir', emptyDir: {} },
        { name: 'node-pullsecrets', hostPath: { path: '/var/lib/kubelet/config.json', type: 'File' } },
        ...secrets,
      ],
      restartPolicy: 'Never',
      ...(spec.nodeSelector && { nodeSelector: spec.nodeSelector }),
      activeDeadlineSeconds: spec.completionDeadlineSeconds ?? WEEK,
    },
  };
};

/** By which the containers of the pod learn what to build. */
export const buildVariable = (build: Build): EnvVar => ({ name: 'BUILD', value: `${JSON.stringify(build)}\n` });

const workDirectory: VolumeMount = { name: 'buildworkdir', mountPath: '/tmp/build' };

const secretVolumes = ({ spec }: Build): Volume[] => {
  const volume = (secret: { name: string } | undefined, use: string): Volume[] =>
    secret ? [{ name: `${secret.name}-${use}`, secret: { secretName: secret.name, defaultMode: 384 } }] : [];
  return [...volume(spec.output?.pushSecret, 'push'), ...volume(imageStrategyOf(spec.strategy)?.pullSecret, 'pull')];
};
