import type { Container, EnvVar } from '../../resources/workloads/pod-spec.ts';
import { type Component, containerConfigOf } from './component.ts';

/** What the command line says about the objects besides their image. */
export interface Generation {
  readonly name: string;
  /** The application that all objects of one command are labelled with; default `name`. */
  readonly app?: string;
  /** The image stream that the command line names, which becomes a label, too. */
  readonly stream?: string | undefined;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly env: readonly EnvVar[];
  readonly deploymentConfig: boolean;
  /** The deployment config is scaled down after each rollout. */
  readonly asTest?: boolean;
  /** The deployment config is that of another component, too. */
  readonly isPart?: boolean;
  /** @default 'Legacy' */
  readonly importMode?: string;
  /** The registry may be without TLS, or have a certificate of an unknown authority. */
  readonly insecure?: boolean;
}

/** The image stream that tracks a container image. */
export const generateImageStream = (component: Component, generation: Generation): Record<string, unknown> => ({
  apiVersion: 'image.openshift.io/v1',
  kind: 'ImageStream',
  metadata: metadataOf(component.stream, generation),
  spec: { lookupPolicy: { local: false }, tags: [trackingTag(component, generation)] },
  status: { dockerImageRepository: '' },
});

/** The tag for a stream that exists already; its annotations are those of the object. */
export const generateImageStreamTag = (component: Component, generation: Generation): Record<string, unknown> => {
  const metadata = metadataOf(`${component.stream}:${component.tag}`, generation);
  const { annotations, ...tag } = trackingTag(component, generation);
  return {
    apiVersion: 'image.openshift.io/v1',
    kind: 'ImageStreamTag',
    metadata: { ...metadata, annotations: { ...generatedBy, ...(annotations as Record<string, string>) } },
    tag,
    generation: 0,
    lookupPolicy: { local: false },
    image: { metadata: { creationTimestamp: null }, dockerImageMetadata: null },
  };
};

/** A Deployment whose image, a blank at first, follows the tag. */
export const generateDeployment = (component: Component, generation: Generation): Record<string, unknown> => {
  const { name, labels } = generation;
  const container = containerOf(component, generation, component.isUnseen ? (component.image ?? '') : ' ');
  const trigger = [
    {
      from: triggerSource(component),
      fieldPath: `spec.template.spec.containers[?(@.name=="${container.name}")].image`,
    },
  ];
  const metadata = metadataOf(name, generation);
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      ...metadata,
      annotations: {
        ...(!component.isUnseen && { 'image.openshift.io/triggers': JSON.stringify(trigger) }),
        ...generatedBy,
      },
    },
    spec: {
      replicas: 1,
      selector: { matchLabels: { ...labels, deployment: name } },
      strategy: {},
      template: podTemplate([component], [container], { ...labels, deployment: name }),
    },
    status: {},
  };
};

/** The older DeploymentConfig, for `--as-deployment-config`; components that are grouped run beside each other. */
export const generateDeploymentConfig = (
  component: Component,
  generation: Generation,
  beside: readonly Component[] = [],
): Record<string, unknown> => {
  const { name, labels } = generation;
  const components = [component, ...beside];
  const containers = components.map((each) =>
    containerOf(each, generation, each.image ?? `${each.repository}:${each.tag}`),
  );
  const imageChange = (each: Component): unknown => ({
    type: 'ImageChange',
    imageChangeParams: { automatic: true, containerNames: [each.stream], from: triggerSource(each) },
  });
  return {
    apiVersion: 'apps.openshift.io/v1',
    kind: 'DeploymentConfig',
    metadata: metadataOf(name, generation),
    spec: {
      replicas: 1,
      selector: { ...labels, deploymentconfig: name },
      strategy: { resources: {} },
      template: podTemplate(components, containers, { ...labels, deploymentconfig: name }),
      test: generation.asTest ?? false,
      triggers: [{ type: 'ConfigChange' }, ...components.filter(({ isUnseen }) => !isUnseen).map(imageChange)],
    },
    status: {
      availableReplicas: 0,
      latestVersion: 0,
      observedGeneration: 0,
      replicas: 0,
      unavailableReplicas: 0,
      updatedReplicas: 0,
    },
  };
};

/** A Service for the ports that the image exposes; `undefined` when there are none. */
export const generateService = (
  components: readonly Component[],
  generation: Generation,
): Record<string, unknown> | undefined => {
  const exposed = new Map(components.flatMap(portsOf).map((port) => [`${port.containerPort} ${port.protocol}`, port]));
  const ports = [...exposed.values()].map(({ containerPort: port, protocol }) => ({
    name: `${port}-${protocol.toLowerCase()}`,
    port,
    protocol,
    targetPort: port,
  }));
  if (ports.length === 0) return undefined;
  const { name, labels, deploymentConfig } = generation;
  const selector = { ...labels, [deploymentConfig ? 'deploymentconfig' : 'deployment']: name };
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataOf(name, generation),
    spec: { ports, selector },
    status: { loadBalancer: {} },
  };
};

/** `8080/tcp` of an image's configuration as ports of a container, in order. */
export const portsOf = (component: Component): { containerPort: number; protocol: string }[] =>
  Object.keys(containerConfigOf(component).ExposedPorts ?? {})
    .map((port) => ({
      containerPort: Number.parseInt(port, 10),
      protocol: (port.split('/')[1] ?? 'tcp').toUpperCase(),
    }))
    .sort((a, b) => a.containerPort - b.containerPort || (a.protocol < b.protocol ? -1 : 1));

/** The paths that an image declares as volumes. */
export const volumePaths = (component: Component): string[] =>
  Object.keys(containerConfigOf(component).Volumes ?? {}).sort();

/** The annotation of what `oc new-app` generates. */
export const generatedBy = { 'openshift.io/generated-by': 'OpenShiftNewApp' };

/** The labels by which the objects of an application are found. */
export const appLabels = ({ app = '', stream }: Pick<Generation, 'app' | 'stream'>): Record<string, string> => ({
  app,
  'app.kubernetes.io/component': app,
  'app.kubernetes.io/instance': app,
  ...(stream !== undefined && { 'app.kubernetes.io/name': stream }),
});

/** What `oc new-app` calls and labels an object. */
export const metadataOf = (name: string, generation: Generation): Record<string, unknown> => {
  const { labels, stream, app = generation.name } = generation;
  const standard = appLabels({ app, stream });
  const taken = Object.keys(standard).some((key) => key in labels);
  return {
    name,
    annotations: generatedBy,
    creationTimestamp: null,
    labels: { ...labels, ...(taken ? {} : standard) },
  };
};

const trackingTag = (
  { tag, image = '' }: Component,
  { importMode = 'Legacy', insecure = false }: Generation,
): Record<string, unknown> => ({
  name: tag,
  annotations: { 'openshift.io/imported-from': image },
  from: { kind: 'DockerImage', name: image },
  generation: null,
  importPolicy: { ...(insecure && { insecure }), importMode },
  referencePolicy: { type: '' },
});

const triggerSource = ({ stream, tag, streamNamespace }: Component): Record<string, string> => ({
  kind: 'ImageStreamTag',
  name: `${stream}:${tag}`,
  ...(streamNamespace && { namespace: streamNamespace }),
});

const containerOf = (component: Component, { env }: Generation, image: string): Container => {
  const name = component.stream;
  const ports = portsOf(component);
  const mounts = volumePaths(component).map((mountPath, index) => ({ name: `${name}-volume-${index + 1}`, mountPath }));
  return {
    image,
    name,
    ...(env.length > 0 && { env: [...env] }),
    ...(ports.length > 0 && { ports }),
    resources: {},
    ...(mounts.length > 0 && { volumeMounts: mounts }),
  };
};

const podTemplate = (
  components: readonly Component[],
  containers: readonly Container[],
  labels: Readonly<Record<string, string>>,
): unknown => {
  const volumes = components.flatMap((component) =>
    volumePaths(component).map((_, index) => ({ name: `${component.stream}-volume-${index + 1}`, emptyDir: {} })),
  );
  return {
    metadata: { annotations: generatedBy, creationTimestamp: null, labels },
    spec: { containers, ...(volumes.length > 0 && { volumes }) },
  };
};
