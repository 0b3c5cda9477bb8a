import { FulfillmentHelper } from '@balcao/fulfillment';

const fh = new FulfillmentHelper();

const server = await fh.start({ debug: true, host: '127.0.0.1', port: 5053 });

console.log(`Health check: ${server.url}`);
