import type { KubeObject } from '../kube-object.ts';

/** One of the addresses of endpoints, and what is behind it. */
export interface EndpointAddress {
  ip: string;
  hostname?: string;
  nodeName?: string;
  targetRef?: { kind?: string; namespace?: string; name?: string; uid?: string };
}

/** A port that endpoints serve. */
export interface EndpointPort {
  name?: string;
  port: number;
  protocol?: string;
  appProtocol?: string;
}

/** Addresses that serve the same ports. */
export interface EndpointSubset {
  addresses?: EndpointAddress[];
  notReadyAddresses?: EndpointAddress[];
  ports?: EndpointPort[];
}

/** Where the pods of a service can be reached. */
export interface Endpoints extends KubeObject {
  subsets?: EndpointSubset[];
}
