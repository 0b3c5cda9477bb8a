import { FulfillmentHelper } from '@balcao/fulfillment';

const fh = new FulfillmentHelper();

await fh.start(); // Inicia um servidor local
