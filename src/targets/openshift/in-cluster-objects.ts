import { runLabel } from './run-projects.ts';

/** What the objects of one registry in the cluster are made of. */
export interface InClusterRegistry {
  readonly project: string;
  /** The name of its objects: `docker-io`. */
  readonly name: string;
  readonly image: string;
  readonly run: string;
}

const port = 5_000;

/** The path of a collection, and an object to be made in it. */
export type ObjectToMake = readonly [collection: string, body: Record<string, unknown>];

/** The name of the objects of a registry: that of `registry.example.com:5000` is `registry-example-com-5000`. */
export const inClusterName = (registry: string): string => registry.replaceAll(/[^a-z0-9]+/g, '-').slice(0, 30);

/** The route of a registry: the certificate is that of the router, which speaks plain HTTP to the pod. */
export const routeOf = ({ project, name, run }: InClusterRegistry): ObjectToMake => [
  `/apis/route.openshift.io/v1/namespaces/${project}/routes`,
  {
    apiVersion: 'route.openshift.io/v1',
    kind: 'Route',
    metadata: { name, labels: { [runLabel]: run } },
    spec: {
      to: { kind: 'Service', name },
      port: { targetPort: port },
      tls: { termination: 'edge', insecureEdgeTerminationPolicy: 'None' },
    },
  },
];

/** The service of a registry, and its deployment, which does not run yet. */
export const programOf = ({ project, name, run, image }: InClusterRegistry): readonly ObjectToMake[] => {
  const metadata = { name, labels: { [runLabel]: run, app: name } };
  const container = {
    name: 'registry',
    image,
    ports: [{ containerPort: port }],
    env: [
      { name: 'REGISTRY_HTTP_ADDR', value: `:${port}` },
      { name: 'REGISTRY_STORAGE_DELETE_ENABLED', value: 'true' },
      { name: 'REGISTRY_HTTP_RELATIVEURLS', value: 'true' },
      { name: 'OTEL_TRACES_EXPORTER', value: 'none' },
    ],
    volumeMounts: [{ name: 'storage', mountPath: '/var/lib/registry' }],
    readinessProbe: { httpGet: { path: '/v2/', port }, periodSeconds: 2 },
    securityContext: {
      allowPrivilegeEscalation: false,
      runAsNonRoot: true,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    },
  };
  return [
    [
      `/api/v1/namespaces/${project}/services`,
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata,
        spec: { selector: { app: name }, ports: [{ port, targetPort: port }] },
      },
    ],
    [
      `/apis/apps/v1/namespaces/${project}/deployments`,
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata,
        spec: {
          replicas: 0,
          strategy: { type: 'Recreate' },
          selector: { matchLabels: { app: name } },
          template: {
            metadata: { labels: { app: name } },
            spec: { containers: [container], volumes: [{ name: 'storage', emptyDir: {} }] },
          },
        },
      },
    ],
  ];
};
