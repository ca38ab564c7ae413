//! The sources that the method pages and the stage explainers cite.

/// What a source is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Title {
    /// Its own title, printed as it is in every language.
    Printed(&'static str),
    /// No title of its own: the message key of a description.
    Described(&'static str),
}

/// The bibliographic data of one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// By what formulas and stages cite it, and its anchor on a method page.
    pub id: &'static str,
    /// Authors as printed; empty if none is named.
    pub authors: &'static str,
    /// Year of publication; `None` for an undated page.
    pub year: Option<u16>,
    /// Title or description.
    pub title: Title,
    /// Publisher, journal or site; empty for a described document.
    pub published_in: &'static str,
    /// Where it can be read, if it is on the web.
    pub address: Option<&'static str>,
}

impl Source {
    /// The source with this id.
    pub fn by_id(id: &str) -> Option<&'static Self> {
        SOURCES.iter().find(|source| source.id == id)
    }
}

const fn printed(
    id: &'static str,
    authors: &'static str,
    year: u16,
    title: &'static str,
    published_in: &'static str,
    address: Option<&'static str>,
) -> Source {
    Source { id, authors, year: Some(year), title: Title::Printed(title), published_in, address }
}

const fn undated(
    id: &'static str,
    authors: &'static str,
    title: &'static str,
    published_in: &'static str,
    address: &'static str,
) -> Source {
    Source { id, authors, year: None, title: Title::Printed(title), published_in, address: Some(address) }
}

const fn described(id: &'static str, key: &'static str) -> Source {
    Source { id, authors: "", year: None, title: Title::Described(key), published_in: "", address: None }
}

/// All sources, in the order in which the method pages list them: emotions, surveys, intervals and tests, value, models,
/// documents.
pub const SOURCES: &[Source] = &[
    printed(
        "shaw2007",
        "Colin Shaw",
        2007,
        "The DNA of Customer Experience: How Emotions Drive Value",
        "Palgrave Macmillan",
        None,
    ),
    printed(
        "shaw2018",
        "Colin Shaw",
        2018,
        "The 20 emotions that drive or destroy value in customer experience",
        "MyCustomer",
        Some("https://www.mycustomer.com"),
    ),
    printed(
        "shaw2019",
        "Colin Shaw",
        2019,
        "Do you know which customer emotions drive the most spending?",
        "MyCustomer",
        Some(
            "https://www.mycustomer.com/customer-experience/engagement/do-you-know-which-customer-emotions-drive-the-most-spending",
        ),
    ),
    undated(
        "emotioCx",
        "Emotio.CX",
        "Net Emotional Value (NEV) y su aplicación en investigación contextual",
        "Medium",
        "https://medium.com/emotiocx",
    ),
    printed(
        "mueller2023",
        "Müller, Seiler, Völkle",
        2023,
        "Should Net Promoter Score be Supplemented with Other Customer Feedback Metrics?",
        "International Journal of Market Research",
        Some("https://doi.org/10.1177/14707853231219648"),
    ),
    printed(
        "reichheld2003",
        "Frederick F. Reichheld",
        2003,
        "The One Number You Need to Grow",
        "Harvard Business Review",
        Some("https://hbr.org/2003/12/the-one-number-you-need-to-grow"),
    ),
    undated(
        "kicue",
        "Kicue",
        "How to Calculate CSAT — 5 Steps Using Top 2 Box",
        "Kicue",
        "https://kicue.com/en/blog/how-to-calculate-csat",
    ),
    undated(
        "smartSurvey",
        "SmartSurvey",
        "Customer satisfaction calculations",
        "SmartSurvey Help",
        "https://help.smartsurvey.co.uk/article/customer-satisfaction-calculations",
    ),
    printed(
        "dixon2010",
        "Matthew Dixon, Karen Freeman, Nicholas Toman",
        2010,
        "Stop Trying to Delight Your Customers",
        "Harvard Business Review",
        Some("https://hbr.org/2010/07/stop-trying-to-delight-your-customers"),
    ),
    printed(
        "dixon2013",
        "Matthew Dixon, Nicholas Toman, Rick DeLisi",
        2013,
        "The Effortless Experience",
        "Portfolio",
        None,
    ),
    printed(
        "rocks2016",
        "Brendan Rocks",
        2016,
        "Interval Estimation for the “Net Promoter Score”",
        "The American Statistician",
        Some("https://arxiv.org/abs/1601.07235"),
    ),
    printed(
        "lewis2021",
        "Jim Lewis, Jeff Sauro",
        2021,
        "Evaluating NPS Confidence Intervals with Real-World Data",
        "MeasuringU",
        Some("https://measuringu.com/nps-three-confidence-intervals/"),
    ),
    printed(
        "wilson1927",
        "Edwin B. Wilson",
        1927,
        "Probable Inference, the Law of Succession, and Statistical Inference",
        "Journal of the American Statistical Association 22, 209–212",
        Some("https://doi.org/10.1080/01621459.1927.10502953"),
    ),
    printed("student1908", "Student", 1908, "The Probable Error of a Mean", "Biometrika 6, 1–25", None),
    printed(
        "welch1947",
        "B. L. Welch",
        1947,
        "The Generalization of “Student’s” Problem when Several Different Population Variances are Involved",
        "Biometrika 34, 28–35",
        None,
    ),
    printed(
        "newcombe1998",
        "Robert G. Newcombe",
        1998,
        "Interval Estimation for the Difference between Independent Proportions: Comparison of Eleven Methods",
        "Statistics in Medicine 17, 873–890",
        None,
    ),
    undated(
        "sauroNps",
        "Jeff Sauro",
        "A Statistical Test for Comparing Two Net Promoter Scores",
        "MeasuringU",
        "https://measuringu.com/nps-significance-test/",
    ),
    undated(
        "lewisSample",
        "Jim Lewis, Jeff Sauro",
        "Sample Size Estimation for NPS Confidence Intervals",
        "MeasuringU",
        "https://measuringu.com/nps-ci-sample-size/",
    ),
    printed("cochran1977", "William G. Cochran", 1977, "Sampling Techniques", "3rd edition, section 4.4. Wiley", None),
    printed(
        "chow2008",
        "Shein-Chung Chow, Jun Shao, Hansheng Wang",
        2008,
        "Sample Size Calculations in Clinical Research",
        "2nd edition, sections 3.2 and 4.2. Chapman & Hall/CRC",
        None,
    ),
    printed(
        "fisher1921",
        "R. A. Fisher",
        1921,
        "On the “Probable Error” of a Coefficient of Correlation Deduced from a Small Sample",
        "Metron 1, 3–32",
        None,
    ),
    printed(
        "spearman1904",
        "Charles Spearman",
        1904,
        "The Proof and Measurement of Association between Two Things",
        "American Journal of Psychology 15, 72–101",
        None,
    ),
    undated(
        "callCentreHelper",
        "Call Centre Helper",
        "How to measure customer emotion",
        "Call Centre Helper",
        "https://www.callcentrehelper.com/how-to-measure-customer-emotion-118800.htm",
    ),
    printed(
        "fader2012",
        "Peter S. Fader, Bruce G. S. Hardie",
        2012,
        "Reconciling and Clarifying CLV Formulas",
        "brucehardie.com",
        Some("http://brucehardie.com/notes/024/"),
    ),
    undated(
        "skok",
        "David Skok",
        "SaaS Metrics 2.0: A Guide to Measuring and Improving What Matters",
        "For Entrepreneurs",
        "https://www.forentrepreneurs.com/saas-metrics-2/",
    ),
    printed(
        "bergerNasr1998",
        "Paul D. Berger, Nada I. Nasr",
        1998,
        "Customer Lifetime Value: Marketing Models and Applications",
        "Journal of Interactive Marketing 12(1), 17–30",
        None,
    ),
    printed(
        "guptaLehmann2003",
        "Sunil Gupta, Donald R. Lehmann",
        2003,
        "Customers as Assets",
        "Journal of Interactive Marketing 17(1), 9–24",
        None,
    ),
    undated(
        "skokLtv",
        "David Skok",
        "What’s your TRUE customer lifetime value (LTV)? DCF provides the answer",
        "For Entrepreneurs",
        "https://www.forentrepreneurs.com/ltv/",
    ),
    undated(
        "chartMogul",
        "ChartMogul",
        "Chart: Customer Lifetime Value (LTV)",
        "ChartMogul Help Center",
        "https://help.chartmogul.com/hc/en-us/articles/203359061-Chart-Customer-Lifetime-Value-LTV",
    ),
    undated(
        "hamid",
        "InsightSquared",
        "Measuring the SaaS Revolution with Mamoon Hamid",
        "InsightSquared",
        "https://www.insightsquared.com/blog/measuring-the-saas-revolution-with-mamoon-hamid/",
    ),
    undated(
        "metricKit",
        "MetricKit",
        "Target CPA: how to set acquisition targets from LTV and margin",
        "MetricKit",
        "https://metrickittools.com/guides/target-cpa-guide",
    ),
    printed(
        "ang2005",
        "B. W. Ang",
        2005,
        "The LMDI Approach to Decomposition Analysis: A Practical Guide",
        "Energy Policy 33, 867–871",
        None,
    ),
    printed(
        "eschenbach1992",
        "Ted G. Eschenbach",
        1992,
        "Spiderplots versus Tornado Diagrams for Sensitivity Analysis",
        "Interfaces 22(6), 40–46",
        None,
    ),
    printed(
        "burdenFaires2010",
        "Richard L. Burden, J. Douglas Faires",
        2010,
        "Numerical Analysis, 9th edition",
        "Brooks/Cole",
        None,
    ),
    printed(
        "metropolis1949",
        "Nicholas Metropolis, Stanislaw Ulam",
        1949,
        "The Monte Carlo Method",
        "Journal of the American Statistical Association 44, 335–341",
        None,
    ),
    printed(
        "hyndman1996",
        "Rob J. Hyndman, Yanan Fan",
        1996,
        "Sample Quantiles in Statistical Packages",
        "The American Statistician 50(4), 361–365",
        None,
    ),
    printed(
        "hubbard2014",
        "Douglas W. Hubbard",
        2014,
        "How to Measure Anything: Finding the Value of Intangibles in Business",
        "3rd edition, chapter 6. Wiley",
        None,
    ),
    printed(
        "faderHardie2008",
        "Peter S. Fader, Bruce G. S. Hardie",
        2008,
        "Creating an RFM Summary Using Excel",
        "brucehardie.com",
        Some("http://brucehardie.com/notes/022/"),
    ),
    printed(
        "fader2005",
        "Peter S. Fader, Bruce G. S. Hardie, Ka Lok Lee",
        2005,
        "“Counting Your Customers” the Easy Way: An Alternative to the Pareto/NBD Model",
        "Marketing Science 24(2), 275–284",
        Some("https://doi.org/10.1287/mksc.1040.0098"),
    ),
    printed(
        "batislam2007",
        "Emine Persentili Batislam, Meltem Denizel, Alpay Filiztekin",
        2007,
        "Empirical Validation and Comparison of Models for Customer Base Analysis",
        "International Journal of Research in Marketing 24(3), 201–209",
        None,
    ),
    printed(
        "fader2008",
        "Peter S. Fader, Bruce G. S. Hardie, Ka Lok Lee",
        2008,
        "Computing P(alive) Using the BG/NBD Model",
        "brucehardie.com",
        Some("http://brucehardie.com/notes/021/"),
    ),
    printed(
        "fader2013",
        "Peter S. Fader, Bruce G. S. Hardie",
        2013,
        "The Gamma-Gamma Model of Monetary Value",
        "brucehardie.com",
        Some("http://brucehardie.com/notes/025/"),
    ),
    printed(
        "fader2005rfm",
        "Peter S. Fader, Bruce G. S. Hardie, Ka Lok Lee",
        2005,
        "RFM and CLV: Using Iso-Value Curves for Customer Base Analysis",
        "Journal of Marketing Research 42(4), 415–430",
        None,
    ),
    printed(
        "fader2007",
        "Peter S. Fader, Bruce G. S. Hardie",
        2007,
        "How to Project Customer Retention",
        "Journal of Interactive Marketing 21(1), 76–90",
        None,
    ),
    printed(
        "fader2010",
        "Peter S. Fader, Bruce G. S. Hardie",
        2010,
        "Customer-Base Valuation in a Contractual Setting: The Perils of Ignoring Heterogeneity",
        "Marketing Science 29(1), 85–93",
        None,
    ),
    printed(
        "venzon1988",
        "D. J. Venzon, S. H. Moolgavkar",
        1988,
        "A method for computing profile-likelihood-based confidence intervals",
        "Applied Statistics 37(1)",
        None,
    ),
    printed(
        "efron1993",
        "Bradley Efron, Robert J. Tibshirani",
        1993,
        "An Introduction to the Bootstrap",
        "Chapman & Hall",
        None,
    ),
    printed("kotler2000", "Philip Kotler", 2000, "Marketing Management, 10th edition", "Prentice Hall", None),
    described("emotionArticle", "method.source.emotionArticle"),
    described("experienceText", "method.source.experienceText"),
    described("journeyArticle", "method.source.journeyArticle"),
    described("valueText", "method.source.valueText"),
];
