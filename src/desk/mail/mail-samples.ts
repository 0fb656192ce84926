import { authMailSamples } from '../../auth/public'
import { commentMailSamples } from '../../comments/public'
import { followerMailSamples } from '../../followers/public'
import { followingMailSamples } from '../../following/public'
import { type MailSample, mailMailSamples } from '../../mail/public'
import { moderationMailSamples } from '../../moderation/public'
import { subscriberMailSamples } from '../../subscribers/public'
import { teamMailSamples } from '../../team/public'

/** Every mail the product sends, as samples for the desk's previews; test/arch/mail-samples.test.ts misses one that is not here. */
export const MAIL_SAMPLES: readonly MailSample[] = [
  ...subscriberMailSamples,
  ...followerMailSamples,
  ...followingMailSamples,
  ...moderationMailSamples,
  ...commentMailSamples,
  ...authMailSamples,
  ...teamMailSamples,
  ...mailMailSamples,
]
