import { readArray, readRecord, readText } from '../read-json.ts';
import { type CallOptions, type Graph, pathId } from './graph-call.ts';

/** What customers see when they open the business's card. */
export type BusinessProfile = {
  about?: string;
  address?: string;
  description?: string;
  email?: string;
  websites?: string[];
  vertical?: string;
  profilePictureUrl?: string;
};

export type BusinessProfileChange = Omit<BusinessProfile, 'profilePictureUrl'> & {
  /** from a resumable upload */
  profilePictureHandle?: string;
};

const TEXTS = ['about', 'address', 'description', 'email', 'vertical'] as const;
const FIELDS = [...TEXTS, 'websites', 'profile_picture_url'].join(',');

export const createProfileCalls = (graph: Graph) => ({
  getBusinessProfile: async (phoneNumberId: string, options: CallOptions = {}): Promise<BusinessProfile> => {
    const path = `${pathId(phoneNumberId)}/whatsapp_business_profile`;
    const answer = await graph.call('GET', path, { query: { fields: FIELDS }, signal: options.signal });
    const record = readRecord(readArray(answer.data)[0]) ?? {};
    const profile: BusinessProfile = {};
    for (const key of TEXTS) {
      const text = readText(record[key]);
      if (text !== undefined) profile[key] = text;
    }
    const websites = readArray(record.websites).flatMap((website) => readText(website) ?? []);
    const profilePictureUrl = readText(record.profile_picture_url);
    if (websites.length > 0) profile.websites = websites;
    if (profilePictureUrl !== undefined) profile.profilePictureUrl = profilePictureUrl;
    return profile;
  },

  /** Changes only the fields given. */
  setBusinessProfile: async (
    phoneNumberId: string,
    change: BusinessProfileChange,
    options: CallOptions = {},
  ): Promise<void> => {
    const { profilePictureHandle, ...fields } = change;
    const body = {
      messaging_product: 'whatsapp',
      ...fields,
      ...(profilePictureHandle === undefined ? {} : { profile_picture_handle: profilePictureHandle }),
    };
    const path = `${pathId(phoneNumberId)}/whatsapp_business_profile`;
    await graph.call('POST', path, { body, signal: options.signal });
  },
});
