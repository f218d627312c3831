"""Words that references are printed with: months, designators, kinds of thesis, world places.

Repeated words are drawn more often.
"""

MONTHS_ID = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip
MONTHS_EN = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
MONTHS_SHORT_ID = (
    "Jan.", "Feb.", "Mar.", "Apr.", "Mei", "Jun.", "Jul.", "Agu.", "Sep.", "Okt.", "Nov.", "Des.",
)  # fmt: skip
MONTHS_SHORT_EN = (
    "Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sep.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip
WORLD_CITIES = (
    "New York", "London", "Cambridge", "Oxford", "Boston", "Chicago", "New Jersey",
    "Upper Saddle River, NJ", "Thousand Oaks, CA", "California", "Paris", "Berlin", "Amsterdam",
    "Singapore", "Kuala Lumpur", "Tokyo", "Toronto", "Sydney", "Hoboken, NJ", "Los Angeles",
    "San Francisco", "Washington, DC", "Englewood Cliffs", "Cham", "Dordrecht", "Heidelberg",
    "Illinois", "Philadelphia", "Princeton", "Belmont, CA", "Leiden", "The Hague", "Melbourne",
    "Canberra", "Geneva", "New Delhi", "Bangkok", "Manila", "USA", "United States", "Basingstoke",
    "Edinburgh",
)  # fmt: skip
WORLD_PUBLISHERS = (
    "Sage", "SAGE Publications", "Sage Publications, Inc.", "Springer",
    "Springer International Publishing", "Routledge", "Wiley", "John Wiley & Sons", "McGraw-Hill",
    "McGraw-Hill Education", "Pearson", "Pearson Education", "Prentice Hall", "Prentice-Hall",
    "Cambridge University Press", "Oxford University Press", "Elsevier", "Academic Press",
    "Palgrave Macmillan", "Macmillan", "Harper & Row", "HarperCollins", "MIT Press", "CRC Press",
    "Taylor & Francis", "Emerald Publishing", "IGI Global", "World Bank", "OECD Publishing",
    "UNESCO", "Bloomsbury", "Penguin Books", "Basic Books", "Free Press", "Allyn & Bacon",
    "Houghton Mifflin", "Cengage Learning", "Thomson Learning", "Harvard University Press",
    "Princeton University Press", "Yale University Press", "University of Chicago Press",
    "Edward Elgar", "O'Reilly Media", "Packt Publishing", "Addison-Wesley", "Jossey-Bass",
    "Guilford Press", "World Scientific", "IEEE", "ACM", "Apress", "Manning", "Lawrence Erlbaum",
    "Random House", "W. W. Norton & Company", "Crown", "Kogan Page", "Brill", "De Gruyter",
    "Atlantis Press",
)  # fmt: skip
REGIONS = (
    "Indonesia", "Indonesia", "Jawa Barat", "Jawa Timur", "Jawa Tengah", "Bali", "Sumatera Utara",
    "Malaysia", "India", "USA", "China", "Turkey", "UK", "Germany", "Japan", "CA", "NY", "MA",
    "IL", "OH, USA", "CA, USA", "Thailand", "Australia", "France", "Italy", "Canada",
    "South Korea",
)  # fmt: skip
BOOK_TAILS = (
    ": Teori dan Praktik", ": Konsep dan Aplikasi", ": Suatu Pengantar", " dan Implementasinya",
    ": Teori, Konsep, dan Isu", " di Indonesia", " di Era Digital", " Edisi Revisi",
    ": Panduan Praktis", ": Sebuah Kajian", " (Teori dan Aplikasi)", " Jilid 1",
    ": Sejarah, Teori dan Metode",
)  # fmt: skip
THESES = (
    "Skripsi", "Tesis", "Disertasi", "Skripsi", "Tugas Akhir", "Doctoral dissertation", "Thesis",
    "Skripsi thesis", "Master's thesis", "Tesis Magister", "Undergraduate thesis",
    "Ph.D. dissertation", "PhD thesis", "Karya Tulis Ilmiah", "Skripsi Sarjana", "Master thesis",
    "Disertasi Doktor", "Bachelor thesis", "Doctoral thesis", "Unpublished doctoral dissertation",
)  # fmt: skip
EDITIONS_ID = (
    "Edisi ke-{n}", "Edisi {n}", "Edisi Ke-{n}", "edisi {n}", "Cet. {r}", "Cetakan {n}",
    "Cet. ke-{n}", "Edisi Revisi", "Edisi Pertama", "Edisi Kedua", "Edisi Ketiga",
    "Cetakan Ketiga", "Cetakan ke-{n}", "ed. {n}", "Ed. {r}", "Edisi {r}",
)  # fmt: skip
EDITIONS_EN = (
    "{o} ed.", "{o} ed.", "{o} ed", "{o} edition", "{o} Edition", "{o} edn.", "Revised ed.",
    "Rev. ed.", "Ed. {n}",
)  # fmt: skip
VOLUMES = (
    "Vol. ", "Vol. ", "Vol ", "Vol.", "vol. ", "Volume ", "volume ", "VOL. ", "VOLUME ", "Vol: ",
    "V. ", "Jilid ",
)  # fmt: skip
ISSUES = (
    "No. ", "No. ", "No ", "No.", "no. ", "Nomor ", "nomor ", "Number ", "Issue ", "N0. ", "N0 ",
    "No: ", "Iss. ", "issue ", "NO. ", "Nomer ", "Edisi ",
)  # fmt: skip
PAGES_ID = (
    "hlm. ", "hlm ", "hal. ", "hal ", "Hal. ", "Hal ", "Halaman ", "halaman ", "h. ", "Hlm. ",
    "pp. ", "hlm.", "Hal.", "hal: ", "Hal : ", "hlm., ",
)  # fmt: skip
PAGES_EN = (
    "pp. ", "pp ", "p. ", "pages ", "PP. ", "pp.", "Pages ", "Page ", "p", "Pp. ",
)  # fmt: skip
ROMAN = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV",
    "XX",
)  # fmt: skip
SHORT_GIVEN = (
    "Moh.", "Moh.", "Muh.", "M.", "Moch.", "Mohd.", "Abd.", "Ach.", "St.", "Hj.", "H.", "I", "Ni", "I Gede", "Tb.", "R.",
)  # fmt: skip
TITLES_BEFORE = ("Dr. ", "Prof. Dr. ", "Prof. ", "Drs. ", "Ir. ", "Dra. ", "H. ", "KH. ", "dr. ")
TITLES_BEHIND = (
    ", M.Pd.", ", S.H., M.H.", ", M.Si.", ", SE., MM.", ", S.E., M.M.", ", M.A.", ", Ph.D.", ", M.Kom.", ", S.Sos., M.Si.",
    ", SH, MH", " M.Pd", " M.Si", ", M.Hum.", ", M.T.",
)  # fmt: skip
EVENTS = (
    "Annual Meeting of the American Political Science Association", "ECPR Joint Sessions of Workshops",
    "annual meeting of the American Sociological Association", "World Congress of Sociology",
    "ECPR General Conference", "Annual Conference of the International Communication Association",
    "Annual Meeting of the Population Association of America", "APSA Annual Meeting",
    "conference of the European Survey Research Association", "International Conference on Education",
    "workshop on political trust", "European Population Conference", "AAPOR Annual Conference",
)  # fmt: skip
PLACED = (
    "The Guardian", "The New York Times", "Die Zeit", "Frankfurter Allgemeine Zeitung", "Le Monde",
    "Financial Times", "The Economist", "Der Spiegel", "The Times", "Washington Post", "The Observer",
    "Neue Zürcher Zeitung", "The Independent", "Süddeutsche Zeitung", "El País", "The Wall Street Journal",
)  # fmt: skip
ARABIC_FAMILIES = (
    "Al-Ghazali", "al-Ghazali", "Al-Zuhaili", "az-Zuhaili", "Ibn Katsir", "Ibn Taimiyah", "As-Suyuthi",
    "al-Suyuti", "Al-Qaradawi", "al-Qardhawi", "Ash-Shiddieqy", "Al-Nawawi", "an-Nawawi", "Ibn Khaldun",
    "al-Bukhari", "Al-Bukhari", "Al-Maraghi", "Al-Jaziri", "al-Attas", "Al-Faruqi", "Ibn Rusyd",
    "Al-Mawardi", "asy-Syatibi", "Al-Syatibi", "al-Qurthubi", "Ath-Thabari", "al-Tirmidzi", "Abu Zahrah",
    "Al-Asqalani", "Ibn Qudamah", "Al-Baihaqi", "An-Nasa'i", "Ibn Majah", "As-Sa'di", "al-Nasa'i",
)  # fmt: skip
ARABIC_GIVEN = (
    "Abu Hamid Muhammad bin Muhammad", "Wahbah", "Muhammad bin Ismail", "Abu Abdullah", "Jalaluddin",
    "Abu Bakr Ahmad bin al-Husain", "Yusuf", "Muhammad Hasbi", "Ahmad Mushthafa", "Abd al-Rahman",
    "'Abd al-Wahhab", "Imam", "Abu Ishaq", "Syekh", "Muhammad", "Taqiyuddin", "Abdurrahman bin Nashir",
    "Syed Muhammad Naquib", "Ismail Raji", "Abu al-Hasan Ali", "Abu 'Isa Muhammad bin 'Isa",
)  # fmt: skip
ARABIC_TITLES = (
    "Tafsir al-Munir", "Fath al-Bari", "al-Fiqh al-Islami wa Adillatuhu", "Ulum al-Qur'an", "Shahih al-Bukhari",
    "Riyadh ash-Shalihin", "al-Muwafaqat fi Ushul al-Syari'ah", "Tafsir al-Qur'an al-'Azhim", "Sunan Abi Dawud",
    "Bidayat al-Mujtahid", "al-Ahkam al-Sulthaniyyah", "Bulugh al-Maram", "Mabahits fi 'Ulum al-Qur'an",
    "Al-Mustashfa min 'Ilm al-Ushul", "Fiqh az-Zakat", "Minhajul Muslim", "Ta'lim al-Muta'allim", "Jami' al-Bayan",
    "Muqaddimah", "Ushul al-Fiqh", "al-Halal wa al-Haram fi al-Islam", "Tafsir Jalalain", "Ma'alim fi al-Thariq",
)  # fmt: skip
ARABIC_PUBLISHERS = (
    "Dar al-Fikr", "Dar al-Kutub al-'Ilmiyyah", "Dar al-Ma'arif", "Maktabah Wahbah", "Dar Ibn Hazm", "Dar al-Hadits",
    "Mu'assasah al-Risalah", "Dar al-Qalam", "Dar Shadir", "Maktabah al-Nahdhah", "Gema Insani", "Pustaka al-Kautsar",
    "Dar al-Syuruq", "Dar as-Salam", "Maktabat al-Rusyd", "Dar Thayyibah",
)  # fmt: skip
ARABIC_CITIES = (
    "Beirut",
    "Kairo",
    "Damaskus",
    "Riyadh",
    "Mesir",
    "Makkah",
    "Cairo",
    "Bairut",
    "Madinah",
    "Amman",
)
SPECIES = (
    "Oryza sativa L.", "Zea mays", "Curcuma longa", "Aedes aegypti", "Oreochromis niloticus", "Capsicum annuum L.",
    "Escherichia coli", "Elaeis guineensis Jacq.", "Moringa oleifera", "Gallus gallus", "Theobroma cacao",
    "Litopenaeus vannamei", "Psidium guajava", "Tectona grandis", "Staphylococcus aureus", "Clarias gariepinus",
)  # fmt: skip
PARTS = ("Jilid ", "Vol. ", "Volume ", "Juz ", "Jil. ", "Buku ", "jilid ", "Bagian ")
TRANSLATED = (
    "Terj. ", "terj. ", "Diterjemahkan oleh ", "Penerjemah: ", "Terjemahan: ", "Alih bahasa: ", "trans. ",
    "Terj: ", "diterjemahkan oleh ", "Translated by ", "Alih Bahasa ", "terjemahan ",
)  # fmt: skip
GENRES = (
    "Siaran Pers", "Video", "Infografis", "Research Brief", "Press release", "Blog", "Artikel Web", "Unggahan Instagram",
    "Policy Brief", "Siaran pers", "Opini", "Editorial", "Fact sheet", "Web log post", "Tweet", "Booklet",
)  # fmt: skip
