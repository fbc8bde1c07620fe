import type { PolicyRule } from './rbac-rule.ts';

const READ = ['get', 'list', 'watch'];
const WRITE = ['create', 'delete', 'deletecollection', 'patch', 'update'];
const ALL = [...READ, ...WRITE];

const CORE = [
  'configmaps',
  'endpoints',
  'persistentvolumeclaims',
  'pods',
  'replicationcontrollers',
  'replicationcontrollers/scale',
  'serviceaccounts',
  'services',
];
const CORE_STATUS = [
  'bindings',
  'events',
  'limitranges',
  'namespaces',
  'namespaces/status',
  'pods/log',
  'pods/status',
  'replicationcontrollers/status',
  'resourcequotas',
  'resourcequotas/status',
];
const APPS = [
  'controllerrevisions',
  'daemonsets',
  'deployments',
  'deployments/scale',
  'replicasets',
  'replicasets/scale',
  'statefulsets',
  'statefulsets/scale',
];
const APPS_STATUS = ['daemonsets/status', 'deployments/status', 'replicasets/status', 'statefulsets/status'];
const IMAGES = ['imagestreamimages', 'imagestreammappings', 'imagestreams', 'imagestreamtags', 'imagetags'];
const BUILDS = ['buildconfigs', 'buildconfigs/webhooks', 'builds'];
const DEPLOYMENT_CONFIGS = ['deploymentconfigs', 'deploymentconfigs/scale'];

const rule = (verbs: string[], group: string, ...resources: string[]): PolicyRule => ({
  verbs,
  apiGroups: [group],
  resources,
});

const viewRules: PolicyRule[] = [
  rule(READ, '', ...CORE, ...CORE_STATUS),
  rule(READ, 'apps', ...APPS, ...APPS_STATUS),
  rule(READ, 'batch', 'cronjobs', 'cronjobs/status', 'jobs', 'jobs/status'),
  rule(READ, 'autoscaling', 'horizontalpodautoscalers', 'horizontalpodautoscalers/status'),
  rule(READ, 'policy', 'poddisruptionbudgets', 'poddisruptionbudgets/status'),
  rule(READ, 'networking.k8s.io', 'ingresses', 'ingresses/status', 'networkpolicies'),
  rule(READ, 'discovery.k8s.io', 'endpointslices'),
  rule(READ, 'image.openshift.io', ...IMAGES, 'imagestreams/status'),
  rule(['get'], 'image.openshift.io', 'imagestreams/layers'),
  rule(READ, 'build.openshift.io', ...BUILDS, 'builds/log'),
  rule(READ, 'apps.openshift.io', ...DEPLOYMENT_CONFIGS, 'deploymentconfigs/log', 'deploymentconfigs/status'),
  rule(READ, 'route.openshift.io', 'routes', 'routes/status'),
  rule(READ, 'template.openshift.io', 'processedtemplates', 'templateconfigs', 'templateinstances', 'templates'),
  rule(['get'], 'project.openshift.io', 'projects'),
];

const editRules: PolicyRule[] = [
  rule(WRITE, '', ...CORE),
  rule(ALL, '', 'pods/attach', 'pods/exec', 'pods/portforward', 'pods/proxy', 'secrets', 'services/proxy'),
  rule(['create'], '', 'pods/eviction', 'serviceaccounts/token'),
  rule(['impersonate'], '', 'serviceaccounts'),
  rule(['create', 'patch', 'update'], '', 'events'),
  rule(WRITE, 'apps', ...APPS, 'deployments/rollback'),
  rule(WRITE, 'batch', 'cronjobs', 'jobs'),
  rule(WRITE, 'autoscaling', 'horizontalpodautoscalers'),
  rule(WRITE, 'policy', 'poddisruptionbudgets'),
  rule(WRITE, 'networking.k8s.io', 'ingresses', 'networkpolicies'),
  rule(WRITE, 'image.openshift.io', ...IMAGES),
  rule(ALL, 'image.openshift.io', 'imagestreams/secrets'),
  rule(['get', 'update'], 'image.openshift.io', 'imagestreams/layers'),
  rule(['create'], 'image.openshift.io', 'imagestreamimports'),
  rule(WRITE, 'build.openshift.io', ...BUILDS),
  rule(['create'], 'build.openshift.io', 'buildconfigs/instantiate', 'buildconfigs/instantiatebinary', 'builds/clone'),
  rule(['update'], 'build.openshift.io', 'builds/details'),
  rule(WRITE, 'apps.openshift.io', ...DEPLOYMENT_CONFIGS),
  rule(
    ['create'],
    'apps.openshift.io',
    'deploymentconfigrollbacks',
    'deploymentconfigs/instantiate',
    'deploymentconfigs/rollback',
  ),
  rule(WRITE, 'route.openshift.io', 'routes'),
  rule(['create'], 'route.openshift.io', 'routes/custom-host'),
];

const adminRules: PolicyRule[] = [
  rule(ALL, 'rbac.authorization.k8s.io', 'rolebindings', 'roles'),
  rule(ALL, 'authorization.openshift.io', 'rolebindings', 'roles'),
  rule(['create'], 'authorization.k8s.io', 'localsubjectaccessreviews'),
  rule(
    ['create'],
    'authorization.openshift.io',
    'localresourceaccessreviews',
    'localsubjectaccessreviews',
    'subjectrulesreviews',
  ),
  rule(['delete', 'get', 'patch', 'update'], 'project.openshift.io', 'projects'),
  rule(['update'], 'route.openshift.io', 'routes/status'),
];

/**
 * The cluster roles that every OpenShift cluster starts with, as far as they concern the resources served here.
 *
 * @see https://docs.openshift.com/container-platform/4.19/authentication/using-rbac.html
 */
export const bootstrapClusterRoles: Readonly<Record<string, readonly PolicyRule[]>> = {
  'cluster-admin': [rule(['*'], '*', '*'), { verbs: ['*'], nonResourceURLs: ['*'] }],
  'cluster-reader': [rule(READ, '*', '*'), { verbs: ['get'], nonResourceURLs: ['*'] }],
  admin: [...viewRules, ...editRules, ...adminRules],
  edit: [...viewRules, ...editRules],
  view: viewRules,
  'basic-user': [
    { ...rule(['get'], 'user.openshift.io', 'users'), resourceNames: ['~'] },
    rule(['list'], 'project.openshift.io', 'projectrequests'),
    rule(READ, 'project.openshift.io', 'projects'),
    rule(['create'], 'authorization.k8s.io', 'selfsubjectaccessreviews', 'selfsubjectrulesreviews'),
    rule(['create'], 'authentication.k8s.io', 'selfsubjectreviews'),
    rule(['get', 'list'], 'rbac.authorization.k8s.io', 'clusterroles'),
    rule(READ, 'storage.k8s.io', 'storageclasses'),
  ],
  'self-provisioner': [rule(['create'], 'project.openshift.io', 'projectrequests')],
  'system:basic-user': [
    rule(['create'], 'authorization.k8s.io', 'selfsubjectaccessreviews', 'selfsubjectrulesreviews'),
    rule(['create'], 'authentication.k8s.io', 'selfsubjectreviews'),
  ],
  'system:discovery': [
    {
      verbs: ['get'],
      nonResourceURLs: [
        '/api',
        '/api/*',
        '/apis',
        '/apis/*',
        '/healthz',
        '/livez',
        '/openapi',
        '/openapi/*',
        '/readyz',
        '/version',
        '/version/',
        '/version/*',
        '/.well-known',
        '/.well-known/*',
      ],
    },
  ],
  'system:public-info-viewer': [
    {
      verbs: ['get'],
      nonResourceURLs: ['/healthz', '/livez', '/readyz', '/version', '/version/', '/.well-known', '/.well-known/*'],
    },
  ],
  'system:image-puller': [rule(['get'], 'image.openshift.io', 'imagestreams/layers')],
  'system:image-pusher': [rule(['get', 'update'], 'image.openshift.io', 'imagestreams/layers')],
  'system:image-builder': [
    rule(['get', 'update'], 'image.openshift.io', 'imagestreams/layers'),
    rule(['create'], 'image.openshift.io', 'imagestreams'),
    rule(['update'], 'build.openshift.io', 'builds/details'),
    rule(['get'], 'build.openshift.io', 'builds'),
  ],
  'system:image-signer': [
    rule(['get'], 'image.openshift.io', 'images', 'imagestreams/layers'),
    rule(['create', 'delete'], 'image.openshift.io', 'imagesignatures'),
  ],
  'system:image-pruner': [
    rule(['get', 'list'], '', 'pods', 'replicationcontrollers', 'limitranges'),
    rule(['get', 'list'], 'build.openshift.io', 'buildconfigs', 'builds'),
    rule(['get', 'list'], 'apps.openshift.io', 'deploymentconfigs'),
    rule(['get', 'list'], 'batch', 'cronjobs', 'jobs'),
    rule(['get', 'list'], 'apps', 'daemonsets', 'deployments', 'replicasets', 'statefulsets'),
    rule(['delete', 'get', 'list', 'watch'], 'image.openshift.io', 'images', 'imagestreams'),
    rule(['update'], 'image.openshift.io', 'imagestreams/status'),
  ],
  'system:deployer': [
    rule(['delete'], '', 'replicationcontrollers'),
    rule(['get', 'list', 'patch', 'update', 'watch'], '', 'replicationcontrollers', 'replicationcontrollers/scale'),
    rule(['create', 'get', 'list', 'watch'], '', 'pods', 'pods/log'),
    rule(['create', 'list'], '', 'events'),
    rule(['create', 'update'], 'image.openshift.io', 'imagestreamtags', 'imagetags'),
  ],
  'registry-viewer': [
    rule(READ, 'image.openshift.io', 'imagestreamimages', 'imagestreams', 'imagestreamtags', 'imagetags'),
    rule(['get'], 'image.openshift.io', 'imagestreams/layers'),
  ],
  'registry-editor': [
    rule(ALL, 'image.openshift.io', ...IMAGES, 'imagestreams/secrets'),
    rule(['get', 'update'], 'image.openshift.io', 'imagestreams/layers'),
    rule(['create'], 'image.openshift.io', 'imagestreamimports'),
    rule(['get'], '', 'namespaces'),
  ],
  'registry-admin': [
    rule(ALL, 'image.openshift.io', ...IMAGES, 'imagestreams/secrets'),
    rule(['get', 'update'], 'image.openshift.io', 'imagestreams/layers'),
    rule(['create'], 'image.openshift.io', 'imagestreamimports'),
    rule(ALL, 'rbac.authorization.k8s.io', 'rolebindings', 'roles'),
    rule(['get'], '', 'namespaces'),
  ],
};

/** Which groups hold which of these roles in the whole cluster from the start. */
export const bootstrapClusterRoleBindings: readonly { name: string; role: string; groups: readonly string[] }[] = [
  { name: 'cluster-admins', role: 'cluster-admin', groups: ['system:cluster-admins', 'system:masters'] },
  { name: 'cluster-readers', role: 'cluster-reader', groups: ['system:cluster-readers'] },
  { name: 'basic-users', role: 'basic-user', groups: ['system:authenticated'] },
  { name: 'self-provisioners', role: 'self-provisioner', groups: ['system:authenticated:oauth'] },
  { name: 'system:basic-user', role: 'system:basic-user', groups: ['system:authenticated'] },
  { name: 'system:discovery', role: 'system:discovery', groups: ['system:authenticated'] },
  {
    name: 'system:public-info-viewer',
    role: 'system:public-info-viewer',
    groups: ['system:authenticated', 'system:unauthenticated'],
  },
];
