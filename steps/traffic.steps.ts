import { Given, Then } from '@cucumber/cucumber';
import type { ExperimentWorld } from './world.ts';

Given('the requests to {upstream} are counted from here', countFromHere);
Given('从这里开始统计对 {upstream} 的请求', countFromHere);
async function countFromHere(this: ExperimentWorld, host: string): Promise<void> {
  await this.experiment.traffic.countFromHere(host);
}

Then('{upstream} was asked for no manifest', askedForNoManifest);
Then('没有向 {upstream} 请求任何清单', askedForNoManifest);
async function askedForNoManifest(this: ExperimentWorld, host: string): Promise<void> {
  await this.experiment.traffic.askedForNoManifest(host);
}

Then('{upstream} was asked for exactly {quantity} manifest(s) and {quantity} blob(s)', askedFor);
Then('向 {upstream} 恰好请求了 {quantity} 个清单和 {quantity} 个 blob', askedFor);
async function askedFor(this: ExperimentWorld, host: string, manifests: number, blobs: number): Promise<void> {
  await this.experiment.traffic.askedFor(host, { manifests, blobs });
}

Then('{upstream} counted {quantity} pull(s)', countedPulls);
Then('{upstream} 统计到 {quantity} 次拉取', countedPulls);
async function countedPulls(this: ExperimentWorld, host: string, pulls: number): Promise<void> {
  await this.experiment.traffic.countedPulls(host, pulls);
}

Then('{upstream} answered a request with {int}', answeredWith);
Then('{upstream} 曾以 {int} 回答请求', answeredWith);
async function answeredWith(this: ExperimentWorld, host: string, status: number): Promise<void> {
  await this.experiment.traffic.answeredWith(host, status);
}
