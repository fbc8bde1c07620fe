import type { CommandRow } from '../command-table.ts';

/** `oc create …`, one row a kind. */
export const createCommands: readonly CommandRow[] = [
  {
    path: 'create',
    summary: 'Create a resource from a file or from stdin',
    load: async () => (await import('./create.ts')).create,
  },
  {
    path: 'create configmap',
    aliases: ['create cm'],
    summary: 'Create a config map from a local file or literal value',
    load: async () => (await import('./create-configmap.ts')).createConfigMap,
  },
  {
    path: 'create cronjob',
    aliases: ['create cj'],
    summary: 'Create a cron job with the specified name',
    load: async () => (await import('./create-job.ts')).createCronJob,
  },
  {
    path: 'create deployment',
    aliases: ['create deploy'],
    summary: 'Create a deployment with the specified name',
    load: async () => (await import('./create-deployment.ts')).createDeployment,
  },
  {
    path: 'create deploymentconfig',
    aliases: ['create dc'],
    summary: 'Create a deployment config that uses a given image',
    load: async () => (await import('./create-deploymentconfig.ts')).createDeploymentConfig,
  },
  {
    path: 'create imagestream',
    aliases: ['create is'],
    summary: 'Create a new empty image stream',
    load: async () => (await import('./create-imagestream.ts')).createImageStream,
  },
  {
    path: 'create imagestreamtag',
    aliases: ['create istag'],
    summary: 'Create a new image stream tag',
    load: async () => (await import('./create-imagestream.ts')).createImageStreamTag,
  },
  {
    path: 'create job',
    summary: 'Create a job with the specified name',
    load: async () => (await import('./create-job.ts')).createJob,
  },
  {
    path: 'create namespace',
    aliases: ['create ns'],
    summary: 'Create a namespace with the specified name',
    load: async () => (await import('./create-namespace.ts')).createNamespace,
  },
  {
    path: 'create secret docker-registry',
    summary: 'Create a secret for use with a Docker registry',
    load: async () => (await import('./create-docker-registry.ts')).createDockerRegistry,
  },
  {
    path: 'create secret generic',
    summary: 'Create a secret from a local file or literal value',
    load: async () => (await import('./create-configmap.ts')).createGenericSecret,
  },
  {
    path: 'create token',
    summary: 'Request a service account token',
    load: async () => (await import('./create-token.ts')).createToken,
  },
];
