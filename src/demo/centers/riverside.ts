import type { CenterScript } from './center-script.js';

const CHICAGO = { zone: 'America/Chicago', country: 'US', region: 'IL' };

/** A college in the east. */
export const RIVERSIDE: CenterScript = {
  slug: 'riverside-college',
  name: 'Riverside College Career Center',
  kind: 'COLLEGE',
  calendar: {
    zone: 'America/New_York',
    country: 'US',
    region: 'NY',
    workingWeekdays: [1, 2, 3, 4, 5],
    opensAtMinute: 540,
    closesAtMinute: 1020,
  },
  staff: {
    admin: 'Ruth Abernathy',
    lead: 'Desmond Okoro',
    counselor: 'Carmen Delgado',
    colleague: 'Piotr Lewandowski',
  },
  students: [
    'Maya Thompson, Omar Haddad, Lucía Fernández, Ethan Brooks, Priya Raman, Kwame Mensah, Sofia Rossi, Hye-jin Park',
    'Tomás Silva, Aaliyah Washington, Viktor Hansen, Mei-Ling Chao, Jonah Katz, Fatima El-Sayed, Grace Nakamura, Diego Morales',
    'Zanele Khumalo, Liam O’Connor, Anika Schröder, Rohan Gupta, Chloe Beaumont, Emeka Nwosu, Noor Rahimi, Julia Kowalczyk',
    'Marcus Reed, Thi-Lan Pham, Isabel Cortez, Samuel Adeyemi, Hannah Weiss, Arash Tehrani, Olivia Grant, Kai Nakoa',
  ].flatMap((names) => names.split(', ')),
  programs: ['Computer Science', 'Economics', 'Nursing', 'Mechanical Engineering', 'Communications', 'Biology'],
  degreeLevel: 'BACHELOR',
  cohorts: ['Graduating seniors', 'Engineering and computing'],
  employers: [
    {
      name: 'Lakeshore Analytics',
      domain: 'lakeshore-analytics',
      place: CHICAGO,
      people: [
        ['Nadine Kessler', 'Head of Data'],
        ['Paul Ito', 'Recruiter'],
      ],
      positions: ['Data Analyst', 'Junior Data Engineer'],
    },
    {
      name: 'St. Brigid Hospital',
      domain: 'stbrigid',
      people: [['Yolanda Price', 'Nurse Manager']],
      positions: ['Registered Nurse', 'Clinical Research Assistant'],
    },
    {
      name: 'Northgate Bridge & Tunnel',
      domain: 'northgate-bt',
      people: [
        ['Arthur Lindqvist', 'Chief Engineer'],
        ['Tessa Moreau', 'HR Partner'],
      ],
      positions: ['Mechanical Engineer I', 'Project Coordinator'],
    },
    {
      name: 'Copperleaf Software',
      domain: 'copperleaf',
      people: [
        ['Ibrahim Sesay', 'Engineering Manager'],
        ['Laura Chen', 'Talent Partner'],
      ],
      positions: ['Software Engineer, New Grad', 'QA Engineer'],
    },
    {
      name: 'Hudson Valley Credit Union',
      domain: 'hvcreditunion',
      people: [['Denise Fowler', 'Branch Director']],
      positions: ['Financial Analyst', 'Member Services Associate'],
    },
    {
      name: 'Marigold Media',
      domain: 'marigold-media',
      people: [['Bea Castellano', 'Editorial Director']],
      positions: ['Marketing Coordinator', 'Content Producer'],
    },
    {
      name: 'Evergreen Biologics',
      domain: 'evergreen-bio',
      people: [
        ['Dr. Samira Aziz', 'Lab Director'],
        ['Colin Hart', 'Recruiter'],
      ],
      positions: ['Laboratory Technician', 'Research Associate'],
    },
    {
      name: 'Tidewater Policy Institute',
      domain: 'tidewater-policy',
      people: [['Gordon Mbeki', 'Research Director']],
      positions: ['Research Assistant', 'Policy Fellow'],
    },
    {
      name: 'Brightline Logistics',
      domain: 'brightline-logistics',
      place: CHICAGO,
      people: [['Renata Duarte', 'Operations Manager']],
      positions: ['Supply Chain Analyst', 'Operations Associate'],
    },
    {
      name: 'Quarry Street Schools',
      domain: 'quarrystreet',
      people: [['Helen Vance', 'Principal']],
      positions: ['Science Teacher', 'Teaching Fellow'],
    },
  ],
  closures: [
    { inDays: -30, reason: 'staff day' },
    { inDays: 11, reason: 'campus maintenance' },
  ],
  pay: { period: 'YEAR', amounts: ['54000', '61500', '68000', '72500', '83000'] },
};
