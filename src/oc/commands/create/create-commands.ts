import type { CommandRow } from '../../command-table.ts';

/** `oc create …`, one row a kind. */
export const createCommands: readonly CommandRow[] = [
  {
    path: 'create',
    summary: 'Create a resource from a file or from stdin',
    load: async () => (await import('./create.ts')).create,
  },
  {
    path: 'create build',
    summary: 'Create a new build',
    load: async () => (await import('./create-build.ts')).createBuild,
  },
  {
    path: 'create clusterrole',
    summary: 'Create a cluster role',
    load: async () => (await import('./create-role.ts')).createClusterRole,
  },
  {
    path: 'create clusterrolebinding',
    summary: 'Create a cluster role binding for a particular cluster role',
    load: async () => (await import('./create-rolebinding.ts')).createClusterRoleBinding,
  },
  {
    path: 'create clusterresourcequota',
    aliases: ['create clusterquota'],
    summary: 'Create a cluster resource quota',
    load: async () => (await import('./create-clusterquota.ts')).createClusterQuota,
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
    load: async () => (await import('./create-imagestreamtag.ts')).createImageStreamTag,
  },
  {
    path: 'create ingress',
    aliases: ['create ing'],
    summary: 'Create an ingress with the specified name',
    load: async () => (await import('./create-ingress.ts')).createIngress,
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
    path: 'create poddisruptionbudget',
    aliases: ['create pdb'],
    summary: 'Create a pod disruption budget with the specified name',
    load: async () => (await import('./create-pdb.ts')).createPodDisruptionBudget,
  },
  {
    path: 'create priorityclass',
    aliases: ['create pc'],
    summary: 'Create a priority class with the specified name',
    load: async () => (await import('./create-priorityclass.ts')).createPriorityClass,
  },
  {
    path: 'create quota',
    aliases: ['create resourcequota'],
    summary: 'Create a quota with the specified name',
    load: async () => (await import('./create-quota.ts')).createQuota,
  },
  {
    path: 'create role',
    summary: 'Create a role with single rule',
    load: async () => (await import('./create-role.ts')).createRole,
  },
  {
    path: 'create rolebinding',
    summary: 'Create a role binding for a particular role or cluster role',
    load: async () => (await import('./create-rolebinding.ts')).createRoleBinding,
  },
  {
    path: 'create route edge',
    summary: 'Create a route that uses edge TLS termination',
    load: async () => (await import('./create-route.ts')).createRoute('edge'),
  },
  {
    path: 'create route passthrough',
    summary: 'Create a route that uses passthrough TLS termination',
    load: async () => (await import('./create-route.ts')).createRoute('passthrough'),
  },
  {
    path: 'create route reencrypt',
    summary: 'Create a route that uses reencrypt TLS termination',
    load: async () => (await import('./create-route.ts')).createRoute('reencrypt'),
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
    path: 'create secret tls',
    summary: 'Create a TLS secret',
    load: async () => (await import('./create-tls.ts')).createTls,
  },
  {
    path: 'create service clusterip',
    aliases: ['create svc clusterip'],
    summary: 'Create a ClusterIP service',
    load: async () => (await import('./create-service.ts')).createClusterIp,
  },
  {
    path: 'create service externalname',
    aliases: ['create svc externalname'],
    summary: 'Create an ExternalName service',
    load: async () => (await import('./create-service.ts')).createExternalName,
  },
  {
    path: 'create service loadbalancer',
    aliases: ['create svc loadbalancer'],
    summary: 'Create a LoadBalancer service',
    load: async () => (await import('./create-service.ts')).createLoadBalancer,
  },
  {
    path: 'create service nodeport',
    aliases: ['create svc nodeport'],
    summary: 'Create a NodePort service',
    load: async () => (await import('./create-service.ts')).createNodePort,
  },
  {
    path: 'create serviceaccount',
    aliases: ['create sa'],
    summary: 'Create a service account with the specified name',
    load: async () => (await import('./create-serviceaccount.ts')).createServiceAccount,
  },
  {
    path: 'create identity',
    summary: 'Manually create an identity (only needed if automatic creation is disabled)',
    load: async () => (await import('./create-user.ts')).createIdentity,
  },
  {
    path: 'create user',
    summary: 'Manually create a user (only needed if automatic creation is disabled)',
    load: async () => (await import('./create-user.ts')).createUser,
  },
  {
    path: 'create useridentitymapping',
    summary: 'Manually map an identity to a user',
    load: async () => (await import('./create-user.ts')).createUserIdentityMapping,
  },
  {
    path: 'create token',
    summary: 'Request a service account token',
    load: async () => (await import('./create-token.ts')).createToken,
  },
];
