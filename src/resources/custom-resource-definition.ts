import type { KubeObject } from './kube-object.ts';
import type { Condition } from './metadata/condition.ts';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/extend-resources/custom-resource-definition-v1/ */
export interface CustomResourceDefinition extends KubeObject {
  spec: {
    group: string;
    names: CustomResourceNames;
    scope: 'Namespaced' | 'Cluster';
    versions: CustomResourceVersion[];
    conversion?: CustomResourceConversion;
    preserveUnknownFields?: boolean;
  };
  status?: {
    conditions?: Condition[];
    acceptedNames?: CustomResourceNames;
    storedVersions?: string[];
  };
}

/** How objects get from one version to another. */
export interface CustomResourceConversion {
  strategy?: string;
  webhook?: {
    clientConfig?: {
      url?: string;
      service?: { namespace?: string; name?: string; path?: string; port?: number };
      caBundle?: string;
    };
    conversionReviewVersions?: string[];
  };
}

export interface CustomResourceNames {
  plural: string;
  singular?: string;
  kind: string;
  listKind?: string;
  shortNames?: string[];
  categories?: string[];
}

export interface CustomResourceVersion {
  name: string;
  served: boolean;
  storage: boolean;
  deprecated?: boolean;
  deprecationWarning?: string;
  /** An OpenAPI schema. */
  schema?: { openAPIV3Schema?: object };
  subresources?: { status?: object; scale?: CustomResourceScale };
  additionalPrinterColumns?: object[];
  selectableFields?: { jsonPath: string }[];
}

/** JSON paths such as `.spec.replicas`. */
export interface CustomResourceScale {
  specReplicasPath: string;
  statusReplicasPath: string;
  labelSelectorPath?: string;
}
