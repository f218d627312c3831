"""Invented reference lists without a fault, one in each of the common styles."""

APA = """
Andini, R., & Basuki, T. (2017). Warung kopi dan percakapan warga. Jurnal Ruang Sosial, 4(1), 11–25. https://doi.org/10.5555/jrs.1
Badan Meteorologi. (2019). Laporan cuaca tahunan. Badan Meteorologi.
Cahyadi, S., Dharma, P., Elvira, N., Farida, L., Galih, M., Handoko, W., & Irawan, B. (2020). Pasar malam setelah banjir. Jurnal Ruang Sosial, 7(2), 31–48. https://doi.org/10.5555/jrs.2
Dewanto, A. (2018a). Perahu dan pelabuhan kecil. Penerbit Samudra.
Dewanto, A. (2018b). Garis pantai yang bergerak. Penerbit Samudra.
Lestiani, F., Mulya, G., Nanda, H., Okta, I., Pramana, J., Qori, K., Rusdi, L., Sapta, M., Tirta, N., Ulfah, O., Viona, P., Wira, Q., Yoga, R., Zaki, S., Ambar, T., Bayu, U., Candra, V., Dimas, W., Endah, X., . . . Fikri, Y. (2021). Ingatan banyak orang. Jurnal Ruang Sosial, 8(1), 1–19. https://doi.org/10.5555/jrs.3
Peraturan Menteri Perhubungan Nomor 12 Tahun 2019 tentang Keselamatan Pengguna Sepeda.
Prabowo, K. (2016). Sungai yang dilihat dari jembatan. Jurnal Ruang Sosial, 3(1), 9–20. https://doi.org/10.5555/jrs.4
Republik Indonesia. (2014). Undang-Undang Nomor 33 Tahun 2014 tentang Jaminan Produk Halal.
Wardhana, E. (2015). Halte terakhir dan penumpangnya. Jurnal Ruang Sosial, 2(2), 21–36. https://doi.org/10.5555/jrs.5
"""

HARVARD = """
Abbot, C. and Birch, D. (2016) 'Street lights and the fear of public space', Journal of Night Studies, 12(1), pp. 3–19.
Caldwell, E. et al. (2018) 'Buses and power in the public market', Journal of Night Studies, 14(2), pp. 21–40.
Dalton, F. (2012) Public Light and Market Power. London: Harbour Press.
Everett, G. (2014) 'What the ferry carries to the market', Island Review, 5(3), pp. 101–118.
Fenwick, H., Garth, I. and Holm, J. (2019) 'Public benches and street power', Island Review, 10(1), pp. 44–61.
Harbour Trust (2020) Ferry times and fares. Available at: https://www.harbourtrust.org/fares (Accessed: 4 May 2021).
Irwin, K. (2010) Street Market and Ferry Power. Leeds: Moor Books.
Jarvis, L. and Kent, M. (2017) 'Light and fear in the street market', Journal of Night Studies, 13(4), pp. 55–70.
Lowell, N. et al. (2021) 'Trust in the public ferry', Island Review, 12(2), pp. 9–27.
Marsh, O. (2013) 'Power of the street and the market', Island Review, 4(1), pp. 1–18.
Norwood Council (2018) Street works explained. Available at: https://www.norwood.org/works (Accessed: 9 June 2021).
Orton, P., Price, Q. and Quinn, R. (2015) 'Fear of the ferry in the public mind', Island Review, 6(2), pp. 77–95.
"""

VANCOUVER = """
1. Noble J, Brandt K, Cross L, Dunn M, Ellis N, Frost O, et al. Sleep in night-shift nurses. Nurs Q. 2018;12(2):101-9.
2. Gale P, Hunt R. Handwashing in small clinics. Clin Pract Today. 2016;8(1):11-8.
3. Gale P, Hunt R. Gloves in small clinics. Clin Pract Today. 2016;8(3):201-8.
4. Adams S, Joyce T, Keane U, Lamb V. Falls at home. Nurs Q. 2019;13(1):33-41.
5. Moss W, Nash X, Orr Y, Penn Z, Quill A, Reid B, et al. Rest breaks and errors. Nurs Q. 2020;14(4):301-12.
6. Stone C, Tate D, Usher E. Noise on wards. Clin Pract Today. 2015;7(2):66-71.
7. Vance F, Wells G, Young H, Zane I, Archer J, Booth K. Pain seen and viewed from the bed. Nurs Q. 2017;11(3):205-13.
8. Carr L, Dean M, Eads N. Meals on wards. Clin Pract Today. 2014;6(1):5-12.
9. Finch O, Gould P, Hyde Q. Slippers and stairs. Nurs Q. 2013;7(2):88-95.
10. Boyle R, Clegg S, Doyle T, Egan U. Lamps in corridors. Clin Pract Today. 2012;4(2):61-70.
11. Tracy V, Upton W, Voss X. Water at the bedside. Nurs Q. 2021;15(1):19-27.
12. Lyle Y, Mann Z, North A. Shoes of the night shift. Clin Pract Today. 2020;12(3):140-8.
"""

MLA = """
Abbott, Clara. Bread and Salt in the Mill Town. Quarry, 2009.
Abbott, Clara. The River Below the Mill. Quarry, 2009.
Barlow, Dennis, and Ruth Carver. Songs of the Weavers. Moorland UP, 2014.
Corbin, Helen, et al. "Looms and Letters." Textile History Review, vol. 21, no. 2, 2012, pp. 33-51.
Drake, Simon. "A Town Viewed from the Chimney." Textile History Review, vol. 19, no. 1, 2010, pp. 5-22.
Drake, Simon. "Wages and Whistles." Textile History Review, vol. 19, no. 3, 2010, pp. 201-19.
Ellwood, Martha. The Last Shift. Moorland UP, 2016.
Fielding, Owen, et al. "Strikes Retold." Labour Quarterly, vol. 8, no. 4, 2018, pp. 77-94.
"""

CHICAGO = """
Alder, Joan. Maps of the Salt Coast. Bristol: Tideway, 2003.
Alder, Joan. Pilots and Lighthouses. Bristol: Tideway, 2003.
Bexley, Conrad, and Ida Thorne. The Harbour at War. London: Anchor House, 2011.
Crane, Edith, Paul Dorsey, and Agnes Fell. "Wrecks and Rewards." Maritime Notes 14, no. 2 (2008): 41–60.
Denholm, Victor. A Coast Viewed from the Sea. Bristol: Tideway, 1999.
Eastman, Laura, et al. "Counting the Herring Fleet." Maritime Notes 20, no. 1 (2014): 5–29.
Farrow, Miles. Ropes, Knots, and Sailors. London: Anchor House, 2006.
"""

IEEE = """
[1] A. Brook and C. Dale, "Cheap sensors for wells," Sensor Lett., vol. 9, no. 1, pp. 11–19, 2017.
[2] E. Field et al., "Radio links in hills," J. Rural Netw., vol. 3, no. 2, pp. 101–112, 2019.
[3] A. Brook and C. Dale, "Solar pumps under cloud," Sensor Lett., vol. 9, no. 4, pp. 201–209, 2017.
[4] G. Hill, I. Jones, K. Lake, and M. Nore, "Mesh routing on farms," J. Rural Netw., vol. 4, no. 1, pp. 1–14, 2020.
[5] O. Park, Q. Reed, S. Troy, U. Vale, and W. Yates, "Battery care," Sensor Lett., vol. 11, no. 3, pp. 301–310, 2018.
[6] B. Stone et al., "Gateways at sea," J. Rural Netw., vol. 5, no. 2, pp. 55–66, 2021.
[7] D. Tern, F. Umber, and H. Voyle, "Antennas on silos," Sensor Lett., vol. 8, no. 2, pp. 71–79, 2016.
[8] J. Wren, L. Yew, and N. Zell, "Clocks for remote nodes," J. Rural Netw., vol. 2, no. 1, pp. 21–30, 2018.
[9] P. Ash, R. Birk, and T. Cope, "Frost and batteries," Sensor Lett., vol. 12, no. 1, pp. 15–24, 2019.
[10] V. Dane, X. Egge, and Z. Fenn, "Gauges in streams," J. Rural Netw., vol. 6, no. 3, pp. 131–142, 2022.
"""

FOOTNOTES = """
Alamsyah, Ridwan. Surau dan Sawah. Padang: Pustaka Minang, 1988.
Burhan, Salim. Kitab Kuning di Pesisir. Surabaya: Cahaya Ilmu, 1995.
Burhan, Salim. Santri Pengelana. Surabaya: Cahaya Ilmu, 1995.
Chatib, Yunus. Adat Dilihat dari Rantau. Padang: Pustaka Minang, 1991.
Darmadi, Anas. Langgar Tepi Kali. Yogyakarta: Pena Desa, 2002.
Effendy, Umar. Guru Ngaji dan Muridnya. Yogyakarta: Pena Desa, 2004.
Fachri, Lukman. Bulan di Atas Menara. Jakarta: Obor Timur, 1999.
Fachri, Lukman. Jalan ke Masjid Tua. Jakarta: Obor Timur, 1999.
"""

CLASSIC = """
Amri, Zulfan. 2011. "Pasar Dilihat dari Lorong". Jurnal Kota, Vol. 3, No. 1, hlm. 5-19.
Antero. 2018. "Jembatan Lama Dibuka Kembali untuk Warga". Diakses 2 Mei 2020 dari https://www.antero.id/a
Bahari, Umi dan Tono Wijaya. 2012. Kampung di Atas Air. Makassar: Phinisi.
Daily Coast. 2018. "Ferries Return". Accessed 3 May 2020 from https://www.dailycoast.com/b
Harian Pagi. 2019. "Pelabuhan Ditutup karena Ombak". Diakses 4 Mei 2020 dari https://www.harianpagi.id/c
Kabar Sore. 2017. "Nelayan Pulang dengan Ikan". Diakses 5 Mei 2020 dari https://www.kabarsore.id/d
Lontara. 2016. "Perahu Baru dari Kampung". Diakses 6 Mei 2020 dari https://www.lontara.id/e
Suara Teluk. 2019. "Harga Ikan yang Naik". Diakses 7 Mei 2020 dari https://www.suarateluk.id/f
Warta Pulau. 2020. "Listrik di Pulau Kecil". Diakses 8 Mei 2020 dari https://www.wartapulau.id/g
"""

STYLES = {
    "APA": APA, "Harvard": HARVARD, "Vancouver": VANCOUVER, "MLA": MLA, "Chicago": CHICAGO,
    "IEEE": IEEE, "footnotes": FOOTNOTES, "classic": CLASSIC,
}  # fmt: skip
"""Name of the style → a list that is right in it."""
