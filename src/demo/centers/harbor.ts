import type { CenterScript } from './center-script.js';

const PHOENIX = { zone: 'America/Phoenix', country: 'US', region: 'AZ' };

/** A public workforce center in the west. */
export const HARBOR: CenterScript = {
  slug: 'harbor-workforce',
  name: 'Harbor Workforce Center',
  kind: 'WORKFORCE',
  calendar: {
    zone: 'America/Los_Angeles',
    country: 'US',
    region: 'CA',
    workingWeekdays: [1, 2, 3, 4, 5],
    opensAtMinute: 480,
    closesAtMinute: 1020,
  },
  staff: { admin: 'Naomi Castellanos', lead: 'Walter Pruitt', counselor: 'Jasmine Tran', colleague: 'Leroy Baptiste' },
  students: [
    'Rosa Jiménez, Anthony Greene, Svetlana Petrova, Bao Nguyen, Keisha Coleman, Abdi Warsame, Linda Hoffman, Ricardo Salazar',
    'Tamika Howard, Gurpreet Dhillon, Melissa Begay, Pedro Almeida, Yuki Watanabe, Darnell Fisher, Marisol Vega, Hassan Karimi',
    'Cheryl Lindgren, Tevita Fonoti, Angela Russo, Dmitri Volkov, Monique Baptiste, Jerome Ellis, Soledad Ramos, Kevin Oyelaran',
    'Phuong Le, Barbara Novak, Ismail Yusuf, Teresa Quintero',
  ].flatMap((names) => names.split(', ')),
  programs: ['Medical Assisting', 'Electrical Apprenticeship', 'Commercial Driving', 'Office Technology', 'Welding'],
  degreeLevel: 'CERTIFICATE',
  cohorts: ['Autumn job club', 'Returning to work'],
  employers: [
    {
      name: 'Pacific Crest Electric',
      domain: 'pacificcrest-electric',
      people: [['Manny Ochoa', 'Field Supervisor']],
      positions: ['Electrician Apprentice', 'Warehouse Clerk'],
    },
    {
      name: 'Harborview Clinics',
      domain: 'harborview-clinics',
      people: [
        ['Lorraine Dufresne', 'Clinic Manager'],
        ['Ed Park', 'HR Generalist'],
      ],
      positions: ['Medical Assistant', 'Front Desk Coordinator'],
    },
    {
      name: 'Seventh Street Freight',
      domain: 'seventhstreet-freight',
      people: [['Boris Kaplan', 'Dispatch Manager']],
      positions: ['Delivery Driver', 'Dispatcher'],
    },
    {
      name: 'Del Mar Hotels',
      domain: 'delmar-hotels',
      people: [['Giselle Fontaine', 'General Manager']],
      positions: ['Guest Services Agent', 'Night Auditor'],
    },
    {
      name: 'Saguaro Solar',
      domain: 'saguaro-solar',
      place: PHOENIX,
      people: [
        ['Wyatt Benally', 'Crew Lead'],
        ['Ines Duarte', 'Recruiter'],
      ],
      positions: ['Solar Installer', 'Inventory Specialist'],
    },
    {
      name: 'City of Harbor',
      domain: 'cityofharbor',
      people: [['Patrice Johnson', 'Personnel Analyst']],
      positions: ['Office Assistant II', 'Parks Maintenance Worker'],
    },
    {
      name: 'Ironwood Fabrication',
      domain: 'ironwood-fab',
      people: [['Stan Kucera', 'Shop Foreman']],
      positions: ['Welder', 'Quality Inspector'],
    },
    {
      name: 'Bluebird Home Care',
      domain: 'bluebird-care',
      people: [['Adaeze Obi', 'Care Coordinator']],
      positions: ['Home Health Aide', 'Scheduler'],
    },
  ],
  closures: [
    { inDays: -22, reason: 'county training day' },
    { inDays: 16, reason: 'inventory' },
  ],
  pay: { period: 'HOUR', amounts: ['19.50', '21.75', '24.00', '27.50', '31.25'] },
};
