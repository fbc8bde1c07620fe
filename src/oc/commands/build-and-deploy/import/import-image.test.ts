import assert from 'node:assert/strict';
import { test } from 'node:test';
import { helloDigest, helloImage } from '../../../testing/hello-image.ts';
import { runScripted } from '../../../testing/scripted-api.ts';

const base = '/apis/image.openshift.io/v1/namespaces/hello';
const from = 'docker.io/openshift/hello-openshift';
const stream = {
  metadata: {
    name: 'hello-ocp',
    namespace: 'hello',
    resourceVersion: '837',
    creationTimestamp: '2026-11-21T21:07:32Z',
    labels: { app: 'hello-ocp' },
  },
  spec: {
    lookupPolicy: { local: false },
    tags: [
      {
        name: 'latest',
        from: { kind: 'DockerImage', name: from },
        generation: 2,
        importPolicy: { scheduled: true },
        referencePolicy: { type: 'Source' },
      },
    ],
  },
  status: {
    dockerImageRepository: 'image-registry.openshift-image-registry.svc:5000/hello/hello-ocp',
    tags: [
      {
        tag: 'latest',
        items: [
          {
            created: '2026-11-21T21:07:32Z',
            dockerImageReference: `${from}@${helloDigest}`,
            image: helloDigest,
            generation: 2,
          },
        ],
      },
    ],
  },
};
const succeeded = {
  metadata: { name: 'hello-ocp' },
  status: { import: stream, images: [{ status: { status: 'Success' }, image: helloImage, tag: 'latest' }] },
};
const script = { [`GET ${base}/imagestreams/hello-ocp`]: stream, [`POST ${base}/imagestreamimports`]: succeeded };
const described = `Name:			hello-ocp
Namespace:		hello
Created:		14 seconds ago
Labels:			app=hello-ocp
Annotations:		<none>
Image Repository:	image-registry.openshift-image-registry.svc:5000/hello/hello-ocp
Image Lookup:		local=false
Unique Images:		1
Tags:			1

latest
  updates automatically from registry docker.io/openshift/hello-openshift

  * ${from}@${helloDigest}
      14 seconds ago

`;
const image = `Image Name:	hello-ocp:latest
Docker Image:	${from}@${helloDigest}
Name:		${helloDigest}
Created:	Less than a second ago
Annotations:	image.openshift.io/dockerLayersOrder=ascending
Image Size:	982B in 2 layers
Layers:		137B	sha256:cbda61282a5454e8660ec966e64aafb7c5b2b2f0ca9310cda0d02e380fe7e450
		135B	sha256:d0005248f6f572d7015bcba4829b06e0429157b1b51db06eba82542a2d10743f
Image Created:	10 months ago
Author:		oracle
Arch:		amd64
Command:	/app
Working Dir:	<none>
User:		1001
Exposes Ports:	8080/tcp, 8888/tcp
Docker Labels:	name=openshift/hello-openshift
		version=hello-openshift-1
Environment:	PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
		VERSION=hello-openshift-1

`;
const now = '2026-11-21T21:07:46.300Z';

test('an import shows the stream and the image', async () => {
  const ran = await runScripted(`import-image hello-ocp:local --from=${from} --reference-policy=local`, script, {
    now,
  });
  assert.equal(ran.stdout, `imagestream.image.openshift.io/hello-ocp imported\n\n${described}${image}\n`);
  assert.deepEqual(ran.bodies, [
    {
      kind: 'ImageStreamImport',
      apiVersion: 'image.openshift.io/v1',
      metadata: { name: 'hello-ocp', namespace: 'hello', resourceVersion: '837', creationTimestamp: null },
      spec: {
        import: true,
        images: [
          {
            from: { kind: 'DockerImage', name: from },
            to: { name: 'local' },
            importPolicy: { importMode: 'Legacy' },
            referencePolicy: { type: 'Local' },
          },
        ],
      },
      status: {},
    },
  ]);
});

test('a failed import says so three times and exits with 1', async () => {
  const failed = {
    ...succeeded,
    status: {
      import: stream,
      images: [{ status: { status: 'Failure', message: 'dockerimage.image.openshift.io "x:1" not found' }, tag: '1' }],
    },
  };
  const ran = await runScripted(
    `import-image hello-ocp:x --from=${from}:1`,
    { ...script, [`POST ${base}/imagestreamimports`]: failed },
    { now },
  );
  assert.equal(ran.code, 1);
  assert.equal(ran.stdout, `imagestream.image.openshift.io/hello-ocp imported with errors\n\n${described}\n`);
  assert.equal(
    ran.stderr,
    'error: tag 1 failed: dockerimage.image.openshift.io "x:1" not found\nerror: imported completed with errors\n',
  );
});

const requests: ReadonlyArray<readonly [line: string, spec: object]> = [
  [
    'import-image hello-ocp',
    {
      import: true,
      images: [
        {
          from: { kind: 'DockerImage', name: from },
          to: { name: 'latest' },
          importPolicy: { scheduled: true, importMode: 'Legacy' },
          referencePolicy: { type: 'Source' },
        },
      ],
    },
  ],
  [
    'import-image hello-ocp --all --dry-run',
    {
      import: false,
      images: [
        {
          from: { kind: 'DockerImage', name: from },
          to: { name: 'latest' },
          importPolicy: { scheduled: true, importMode: 'Legacy' },
          referencePolicy: { type: 'Source' },
        },
      ],
    },
  ],
  [
    'import-image all --from=quay.io/a/b --all --confirm --insecure',
    {
      import: true,
      repository: {
        from: { kind: 'DockerImage', name: 'quay.io/a/b' },
        importPolicy: { insecure: true, importMode: 'Legacy' },
        referencePolicy: { type: 'Source' },
      },
    },
  ],
  [
    'import-image nosuch:tag --confirm',
    {
      import: true,
      images: [
        {
          from: { kind: 'DockerImage', name: 'nosuch:tag' },
          to: { name: 'tag' },
          importPolicy: { importMode: 'Legacy' },
          referencePolicy: { type: 'Source' },
        },
      ],
    },
  ],
];

for (const [line, spec] of requests) {
  test(`oc ${line} asks for`, async () => {
    const ran = await runScripted(line, script, { now });
    assert.deepEqual((ran.bodies[0] as { spec: object }).spec, spec);
  });
}

test('a repository import lists what it left out', async () => {
  const answer = { metadata: { name: 'bulk' }, status: { repository: { images: [], additionalTags: ['t51', 't52'] } } };
  const ran = await runScripted(
    'import-image bulk --from=quay.io/a/b --all --confirm',
    { [`POST ${base}/imagestreamimports`]: answer },
    { now },
  );
  assert.equal(
    ran.stdout,
    'imagestream.image.openshift.io/bulk imported\n\n\ninfo: The remote repository contained 2 additional tags which were not imported: t51, t52\n\n',
  );
});
