import { describe, it } from 'vitest'
import { recogniseColumns } from '../../../src/addressbook/columns'

const header = (text: string) => text.split(',')

/** Headers as these systems write them. */
const KNOWN: readonly (readonly [format: string, header: string, meant: Readonly<Record<string, string>>])[] =
  [
    [
      'mailchimp',
      'Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LATITUDE,LAST_CHANGED,LEID,EUID,NOTES,TAGS',
      {
        'Email Address': 'email',
        OPTIN_TIME: 'asked-at',
        OPTIN_IP: 'network',
        CONFIRM_IP: 'network',
        EUID: 'proof',
        TAGS: '',
      },
    ],
    [
      'mailchimp',
      'Email Address,First Name,OPTIN_TIME,UNSUB_TIME,UNSUB_CAMPAIGN_TITLE,UNSUB_REASON,EUID',
      { UNSUB_TIME: 'left-at', UNSUB_REASON: 'proof' },
    ],
    [
      'mailchimp',
      'Email Address,OPTIN_TIME,CLEAN_TIME,CLEAN_CAMPAIGN_TITLE,EUID',
      { CLEAN_TIME: 'bounced-at' },
    ],
    [
      'substack',
      'email,active_subscription,expiry,email_disabled,prefer_digests,created_at',
      { email_disabled: 'mail-off', prefer_digests: 'digests', created_at: 'created-at', expiry: '' },
    ],
    [
      'substack',
      'email,active_subscription,expiry,plan,email_disabled,created_at,first_payment_at',
      { plan: '' },
    ],
    [
      'ghost',
      'id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers',
      { id: '', subscribed_to_emails: 'mail-on', labels: '', deleted_at: 'left-at' },
    ],
    [
      'buttondown',
      'id,secondary_id,email,notes,subscriber_type,referrer_url,utm_source,creation_date,ip_address,subscription_date,unsubscription_date,tags,metadata',
      {
        subscriber_type: 'status',
        ip_address: 'network',
        subscription_date: 'confirmed-at',
        unsubscription_date: 'left-at',
      },
    ],
    ['kit', 'id,state,first_name,email_address,created_at,tags', { state: 'status', email_address: 'email' }],
    [
      'listmonk',
      'uuid,email,name,attributes,status,created_at,updated_at',
      { status: 'status', attributes: '', uuid: 'proof' },
    ],
    [
      'beehiiv',
      'email,First Name,Last Name,status,tier,created_at,unsubscribed_at',
      { tier: '', unsubscribed_at: 'left-at' },
    ],
    [
      'curated',
      'Email Address,Subscribed at,UTM Source',
      { 'Subscribed at': 'asked-at', 'UTM Source': 'proof' },
    ],
    [
      'other',
      'E-Mail-Adresse,Vorname,Nachname,Hobby',
      { 'E-Mail-Adresse': 'email', Vorname: 'first-name', Hobby: '' },
    ],
  ]

describe('recogniseColumns', () => {
  it.for(KNOWN)('G1: knows %s by %s', ([format, text, meant], { expect }) => {
    const found = recogniseColumns(header(text))
    expect(found.format).toBe(format)
    expect(found.fields).toHaveLength(header(text).length)
    for (const [column, field] of Object.entries(meant)) {
      expect(found.fields[header(text).indexOf(column)], column).toBe(field)
    }
    expect(found.fields.filter((field) => field === 'email')).toHaveLength(1)
  })

  it('takes what only our own export means so from nobody else', ({ expect }) => {
    expect(recogniseColumns(['email', 'lists', 'hour', 'receipts']).fields).toEqual(['email', '', '', ''])
    expect(recogniseColumns(['email', 'lists', 'hour', 'receipts', 'suppressions'])).toEqual({
      format: 'afterword',
      fields: ['email', 'lists', 'hour', 'receipts', 'suppressions'],
    })
  })

  it('takes the first of two columns of one meaning, and every proof', ({ expect }) => {
    expect(recogniseColumns(['email', 'E-Mail', 'status', 'state', 'source', 'utm_source']).fields).toEqual([
      'email',
      '',
      'status',
      '',
      'proof',
      'proof',
    ])
  })

  it.for(['', '__proto__', 'constructor', 'toString', '😀', 'e mail '.repeat(500)])(
    'is not surprised by %j',
    (name, { expect }) => {
      expect(recogniseColumns([name]).fields).toEqual([''])
    },
  )
})
