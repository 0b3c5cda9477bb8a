import { FulfillmentHelper, FulfillmentHelperResponse } from '@balcao/fulfillment';
import { orders } from './orders.ts';

const fh = new FulfillmentHelper();

fh.registerContext(orders);
fh.registerIntent(
  () => new FulfillmentHelperResponse({ message: 'Até logo!' }),
  '{outro-token}',
  'Despedida',
);

await fh.start();
