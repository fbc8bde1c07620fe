import { labels, object } from './object.ts';

const web = { service: { name: 'web', port: { number: 80 } } };

const service = (spec: object, name?: string): object => object('v1', 'Service', { spec }, name);

const RBAC = 'rbac.authorization.k8s.io';

/** Services and the ways that lead to them. */
export const networking: readonly object[] = [
  service({
    selector: labels,
    ports: [
      { name: 'http', port: 80, targetPort: 'http' },
      { name: 'more', port: 81, targetPort: 8081, protocol: 'UDP' },
    ],
  }),
  service(
    { type: 'NodePort', selector: labels, ports: [{ port: 80, nodePort: 30080 }], sessionAffinity: 'ClientIP' },
    'outside',
  ),
  service({ type: 'ExternalName', externalName: 'example.com' }, 'elsewhere'),
  service({ clusterIP: 'None', selector: labels }, 'headless'),
  service(
    {
      type: 'LoadBalancer',
      externalIPs: ['192.0.2.1'],
      loadBalancerSourceRanges: ['192.0.2.0/24'],
      externalTrafficPolicy: 'Local',
      healthCheckNodePort: 30099,
      ports: [{ port: 80, nodePort: 30081 }],
    },
    'balanced',
  ),
  object('networking.k8s.io/v1', 'Ingress', {
    spec: {
      ingressClassName: 'openshift-default',
      tls: [{ hosts: ['web.example.com'], secretName: 'word' }, { hosts: ['a.example.com', 'b.example.com'] }],
      rules: [
        { host: 'web.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend: web }] } },
        {
          http: {
            paths: [
              {
                path: '/a',
                pathType: 'Exact',
                backend: { resource: { apiGroup: 'example.com', kind: 'Bucket', name: 'a' } },
              },
              { pathType: 'ImplementationSpecific', backend: { service: { name: 'nosuch', port: { number: 80 } } } },
            ],
          },
        },
      ],
      defaultBackend: { service: { name: 'web', port: { name: 'http' } } },
    },
  }),
  object('networking.k8s.io/v1', 'Ingress', { spec: { defaultBackend: web } }, 'bare'),
  object('networking.k8s.io/v1', 'NetworkPolicy', {
    spec: {
      podSelector: { matchLabels: labels },
      ingress: [
        {
          from: [
            { podSelector: {} },
            { namespaceSelector: { matchLabels: { a: 'b' } } },
            { podSelector: { matchLabels: labels }, namespaceSelector: {} },
            { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16', '10.2.0.0/16'] } },
          ],
          ports: [{ port: 80, protocol: 'TCP' }, { port: 'http' }, { port: 8000, endPort: 8010, protocol: 'UDP' }],
        },
        {},
      ],
      egress: [{}, { to: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 53, protocol: 'UDP' }] }],
      policyTypes: ['Ingress', 'Egress'],
    },
  }),
  object('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {}, policyTypes: ['Egress'] } }, 'closed'),
  object('route.openshift.io/v1', 'Route', {
    spec: {
      host: 'web.apps.example.com',
      path: '/a',
      to: { kind: 'Service', name: 'web', weight: 90 },
      alternateBackends: [{ kind: 'Service', name: 'outside', weight: 10 }],
      port: { targetPort: 'http' },
      tls: { termination: 'edge', insecureEdgeTerminationPolicy: 'Redirect' },
      wildcardPolicy: 'None',
    },
  }),
  object('v1', 'ServiceAccount', { imagePullSecrets: [{ name: 'word' }] }),
  object(`${RBAC}/v1`, 'Role', {
    rules: [
      { apiGroups: [''], resources: ['pods', 'pods/log'], verbs: ['get', 'list'] },
      { apiGroups: ['apps'], resources: ['deployments'], resourceNames: ['web'], verbs: ['*'] },
    ],
  }),
  object(`${RBAC}/v1`, 'RoleBinding', {
    roleRef: { apiGroup: RBAC, kind: 'Role', name: 'web' },
    subjects: [
      { kind: 'ServiceAccount', name: 'web' },
      { kind: 'Group', name: 'team', apiGroup: RBAC },
    ],
  }),
];
