import assert from 'node:assert/strict';
import { test } from 'node:test';
import { helloDigest } from '../../testing/hello-image.ts';
import { created, images, imported, streams } from '../../testing/hello-world.ts';
import { failure, runScripted } from '../../testing/scripted-api.ts';

const success = (name: string): string => `--> Success
    Application is not exposed. You can expose services to the outside world by executing one or more of the commands below:
     'oc expose service/${name}' 
    Run 'oc status' to view your app.
`;
const labels = (app: string): object => ({
  app,
  'app.kubernetes.io/component': app,
  'app.kubernetes.io/instance': app,
});
const annotations = { 'openshift.io/generated-by': 'OpenShiftNewApp' };
const ports = [8080, 8888];

test('an image from outside becomes a stream, a deployment and a service', async () => {
  const ran = await runScripted('new-app --name hello-ocp --image=docker.io/openshift/hello-openshift', {
    ...created,
    [`POST ${images}/imagestreamimports`]: imported,
  });
  assert.equal(
    ran.stdout,
    `--> Found container image 4e19436 (10 months old) from docker.io for "docker.io/openshift/hello-openshift"

    * An image stream tag will be created as "hello-ocp:latest" that will track this image

--> Creating resources ...
    imagestream.image.openshift.io "hello-ocp" created
    deployment.apps "hello-ocp" created
    service "hello-ocp" created
${success('hello-ocp')}`,
  );
  assert.deepEqual(ran.requests, [
    `POST ${images}/imagestreamimports`,
    `GET ${images}/imagestreams/hello-ocp`,
    `POST ${images}/imagestreams`,
    'POST /apis/apps/v1/namespaces/hello/deployments',
    'POST /api/v1/namespaces/hello/services',
  ]);
  const [, sentStream, deployment, service] = ran.bodies;
  assert.deepEqual(sentStream, {
    apiVersion: 'image.openshift.io/v1',
    kind: 'ImageStream',
    metadata: { annotations, creationTimestamp: null, labels: labels('hello-ocp'), name: 'hello-ocp' },
    spec: {
      lookupPolicy: { local: false },
      tags: [
        {
          annotations: { 'openshift.io/imported-from': 'docker.io/openshift/hello-openshift' },
          from: { kind: 'DockerImage', name: 'docker.io/openshift/hello-openshift' },
          generation: null,
          importPolicy: { importMode: 'Legacy' },
          name: 'latest',
          referencePolicy: { type: '' },
        },
      ],
    },
    status: { dockerImageRepository: '' },
  });
  assert.deepEqual(deployment, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      annotations: {
        'image.openshift.io/triggers':
          '[{"from":{"kind":"ImageStreamTag","name":"hello-ocp:latest"},"fieldPath":"spec.template.spec.containers[?(@.name==\\"hello-ocp\\")].image"}]',
        ...annotations,
      },
      creationTimestamp: null,
      labels: labels('hello-ocp'),
      name: 'hello-ocp',
    },
    spec: {
      replicas: 1,
      selector: { matchLabels: { deployment: 'hello-ocp' } },
      strategy: {},
      template: {
        metadata: { annotations, creationTimestamp: null, labels: { deployment: 'hello-ocp' } },
        spec: {
          containers: [
            {
              image: ' ',
              name: 'hello-ocp',
              ports: ports.map((containerPort) => ({ containerPort, protocol: 'TCP' })),
              resources: {},
            },
          ],
        },
      },
    },
    status: {},
  });
  assert.deepEqual(service, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { annotations, creationTimestamp: null, labels: labels('hello-ocp'), name: 'hello-ocp' },
    spec: {
      ports: ports.map((port) => ({ name: `${port}-tcp`, port, protocol: 'TCP', targetPort: port })),
      selector: { deployment: 'hello-ocp' },
    },
    status: { loadBalancer: {} },
  });
});

test('an existing stream is used as it is', async () => {
  const ran = await runScripted('new-app --name hello-2 -i hello-ocp', streams);
  assert.equal(
    ran.stdout,
    `--> Found image 4e19436 (10 months old) in image stream "hello/hello-ocp" under tag "latest" for "hello-ocp"


--> Creating resources ...
    deployment.apps "hello-2" created
    service "hello-2" created
${success('hello-2')}`,
  );
  assert.deepEqual(ran.requests.slice(0, 3), [
    `GET ${images}/imagestreams`,
    `GET ${images}/imagestreamimages/hello-ocp@${helloDigest}`,
    `GET ${images}/imagestreamtags/hello-ocp:latest`,
  ]);
  const { metadata } = ran.bodies[0] as { metadata: { labels: object; annotations: Record<string, string> } };
  assert.deepEqual(metadata.labels, { ...labels('hello-2'), 'app.kubernetes.io/name': 'hello-ocp' });
  assert.match(
    metadata.annotations['image.openshift.io/triggers'] ?? '',
    /"name":"hello-ocp:latest","namespace":"hello"/,
  );
});

test('a deployment config tells what it will do', async () => {
  const ran = await runScripted('new-app --name a5 --as-deployment-config -i hello-ocp -l x=y -e A=b', streams);
  assert.equal(
    ran.stdout,
    `--> Found image 4e19436 (10 months old) in image stream "hello/hello-ocp" under tag "latest" for "hello-ocp"

    * This image will be deployed in deployment config "a5"
    * Ports 8080/tcp, 8888/tcp will be load balanced by service "a5"
      * Other containers can access this service through the hostname "a5"

--> Creating resources with label x=y ...
    deploymentconfig.apps.openshift.io "a5" created
    service "a5" created
${success('a5')}`,
  );
});

test('what cannot be created is told, the rest is created all the same', async () => {
  const taken = failure(409, 'AlreadyExists', 'deployments.apps "hello-2" already exists');
  const ran = await runScripted('new-app --name hello-2 -i hello-ocp', {
    ...streams,
    'POST /apis/apps/v1/namespaces/hello/deployments': taken,
  });
  assert.equal(ran.code, 1);
  assert.equal(ran.stderr, '    error: deployments.apps "hello-2" already exists\n');
  assert.match(ran.stdout, /service "hello-2" created\n--> Failed\n$/);
});

test('a dry run creates nothing, and -o prints the objects alone', async () => {
  const dry = await runScripted('new-app --name hello-2 -i hello-ocp --dry-run', streams);
  assert.match(dry.stdout, /deployment.apps "hello-2" created \(dry run\)\n.*\n--> Success \(dry run\)\n$/);
  assert.deepEqual(dry.bodies, []);
  const printed = await runScripted('new-app --name hello-2 -i hello-ocp -o name', streams);
  assert.equal(printed.stdout, 'deployment.apps/hello-2\nservice/hello-2\n');
});

test('--docker-image is the deprecated name of --image', async () => {
  const ran = await runScripted('new-app --name ab --docker-image=docker.io/openshift/hello-openshift', {
    ...created,
    [`POST ${images}/imagestreamimports`]: imported,
  });
  assert.equal(ran.stderr, 'Flag --docker-image has been deprecated, Deprecated flag use --image\n');
});

test('variables are sorted, the first of a name counts, and who writes commas between them is told', async () => {
  const ran = await runScripted('new-app -i hello-ocp B=1 -e A=2,C=3 -e A=4 -o json', streams);
  const deployment = JSON.parse(ran.stdout).items.find(({ kind }: { kind: string }) => kind === 'Deployment');
  assert.deepEqual(deployment.spec.template.spec.containers[0].env, [
    { name: 'A', value: '2,C=3' },
    { name: 'B', value: '1' },
  ]);
  assert.equal(
    ran.stderr,
    `warning: --env no longer accepts comma-separated lists of values. "A=2,C=3" will be treated as a single key-value pair.
warning: Environment variable "A" was overwritten
`,
  );
  const { stderr, code } = await runScripted('new-app -i hello-ocp -e 1A=2', streams);
  assert.match(stderr, /^error: invalid parameter assignment in "1A=2", \[a valid environment variable name must/);
  assert.equal(code, 1);
});
